using EnvoyRegistry.Data;
using EnvoyRegistry.Host;
using EnvoyRegistry.People;
using EnvoyRegistry.Tests.Data;
using Parley.GraphQL.Types;

namespace EnvoyRegistry.Tests.People;

public sealed class EntryFieldsTests
{
    /// <summary>Columns of the entry itself: what names it, and what the register keeps of it.</summary>
    static readonly string[] s_ofTheEntry =
    [
        nameof(Person.Id), nameof(Person.Version), nameof(Person.UpdatedAt), nameof(Person.OpenToParticipants),
        nameof(Person.OpenToSignedIn), nameof(Person.ConfirmationDueOn), nameof(Person.ProposedById),
    ];

    /// <summary>Rows and sealed forms with mappings of their own, which do not stand in the sheet of people.</summary>
    static readonly string[] s_rows =
    [
        nameof(Person.Participant), nameof(Person.Registrations), nameof(Person.Engagements), nameof(Person.Contact),
        nameof(Person.SearchText),
    ];

    /// <summary>What else a person has in the SDL: of the entry itself, of other rooms, made of other fields.</summary>
    static readonly string[] s_besides =
    [
        "id", "version", "updatedAt", "confirmationDueOn", "visibility", "participant", "registrations", "engagements",
        "contact", "conflicts", "localTime", "curriculumUrl", "attachments", "attachmentsUrl", "availability",
        "calendar", "availabilityQuestion", "calendarFeed", "groupings", "guidelines", "invitation",
        "consent", "addressChange", "conflictDeclaration", "commitments",
    ];

    static readonly Schema s_schema = RegistryEngine.BuildSchema();

    [Fact]
    public void Every_column_and_every_list_of_a_person_has_its_line()
    {
        using var register = new TemporaryRegister();
        using var db = register.Open();
        var person = db.Model.FindEntityType(typeof(Person))!;

        person.GetProperties().Select(p => p.Name).Except(s_ofTheEntry)
            .Concat(person.GetNavigations().Select(n => n.Name).Except(s_rows))
            .ShouldBe(EntryFields.All.Select(f => f.Member.Name), ignoreOrder: true);
    }

    [Fact]
    public void Every_field_of_a_person_in_the_SDL_has_its_line() =>
        ((ObjectType)s_schema.Types.Find("Person")!).Fields.Select(f => f.Name).Except(s_besides)
            .ShouldBe(
                EntryFields.All.Where(f => f.Member.Name != nameof(Person.ParticipantId)).Select(f => f.Name),
                ignoreOrder: true);

    [Fact]
    public void What_becomes_of_a_column_goes_by_its_line()
    {
        using var register = new TemporaryRegister();
        using var db = register.Open();
        foreach (var column in db.Model.FindEntityType(typeof(Person))!.GetProperties())
        {
            if (EntryFields.All.FirstOrDefault(f => f.Member.Name == column.Name) is { } field)
                column.OnLeaving().ShouldBe(field.Stays ? Leaving.Kept : Leaving.Cleared, column.Name);
        }
    }

    [Fact]
    public void What_the_form_states_the_mutation_takes() =>
        ((InputObjectType)s_schema.Types.Find("UpdateProfileInput")!).Fields.Select(f => f.Name)
            .Except(["person", "expectedVersion", "formerOffices", "contact"])
            .ShouldBe(EntryFields.Stated.Select(f => f.Name), ignoreOrder: true);

    [Fact]
    public void Every_part_can_be_opened_and_is_asked_about()
    {
        EntryFields.Parts.Select(p => p.Part).ShouldBe(Enum.GetValues<PersonFields>());
        EntryFields.All.Select(f => f.Part).Distinct().ShouldBeSubsetOf(Enum.GetValues<PersonFields>());
    }

    [Fact]
    public void No_two_fields_share_a_column() => EntryFields.All.Select(f => f.Column).ShouldBeUnique();

    [Fact]
    public void A_choice_on_a_page_has_a_label_for_each_value()
    {
        foreach (var field in EntryFields.All.Where(f => f.Form is not null || f.Vitae is not null))
        {
            if (field.Kind is FieldKind.Choice choice)
                choice.Labels.Count.ShouldBe(Enum.GetNames(choice.Values).Length, field.Name);
        }
    }
}
