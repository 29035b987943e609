using EnvoyRegistry.Access;
using EnvoyRegistry.Pages;

namespace EnvoyRegistry.Nominations;

/// <summary>
/// What the focal point of the participant that registered a person does about the entry: says that it is right, takes
/// it off the register, asks for a consent that is outstanding.
/// </summary>
static class EepForms
{
    static readonly ReadOnlyMemory<byte> s_question = """
        query EepForm($id: ID!) {
          viewer { participant { code } }
          person(id: $id) {
            id fullName kind status version confirmedOn confirmationDueOn participant { code name }
            consent { state askedAt }
            registrations { id until version participant { code } }
          }
        }
        """u8.ToArray();

    static readonly ReadOnlyMemory<byte> s_confirm = Form.Mutation("confirmPerson");
    static readonly ReadOnlyMemory<byte> s_withdraw = Form.Mutation("withdrawNomination");
    static readonly ReadOnlyMemory<byte> s_ask = Form.Mutation("askEntryConsent");
    static readonly ReadOnlyMemory<byte> s_death = Form.Mutation("recordDeath");

    public static void Map(IEndpointRouteBuilder app)
    {
        Add("confirm", "You said that the entry is right.", Confirm);
        Add("withdraw", "The registration has ended.", Withdraw);
        Add("ask-consent", "The person is asked by letter.", AskConsent);
        Add("death", "It is on record.", Death);

        void Add(string act, string done, Func<Somebody, bool, Form?> make) =>
            app.MapForm($"/people/{{id}}/{act}", done, async visit =>
                visit.Is(CallerRole.FocalPoint)
                    && await visit.ReadAsync<Read>(s_question, new { id = visit.Route("id") })
                        is { Person: { } person, Viewer.Participant: { } own }
                    && make(person, person.Participant?.Code == own.Code) is { } form
                    ? form with
                    {
                        Given = form.Given ?? [("person", person.Id)],
                        Back = $"/people/{person.Id}",
                        Trail = [new Crumb("People", "/people"), new Crumb(person.FullName, $"/people/{person.Id}")],
                    }
                    : null);
    }

    static Form? Confirm(Somebody person, bool isOwn) => !isOwn || person.Kind is not "EEP" ? null
        : new Form($"Is the entry of {person.FullName} right?", s_confirm, [])
        {
            Version = person.Version,
            Lead = (person.ConfirmationDueOn is { } due ? $"The yearly word on it is due by {Said.Day(due)}. " : "") +
                "Look at the entry first: by the button you say that all of it is right, and the next word is due " +
                "in a year.",
            Button = "It is right",
        };

    static Form? Withdraw(Somebody person, bool isOwn) =>
        !isOwn || person.Registrations.FirstOrDefault(r => r.Until is null) is not { } registration ? null
        : new Form($"Take {person.FullName} off your EEPs", s_withdraw, [NominatingForms.Reason])
        {
            Given = [("what.registration", registration.Id)],
            Version = registration.Version,
            Lead = $"The place is free then. To put somebody else in it at once, replace {person.FullName} instead.",
            Button = "End the registration",
            Warning = $"{person.FullName} ends being one of your EEPs today, and is told so.",
        };

    static Form? AskConsent(Somebody person, bool isOwn) =>
        person is not { Status: "CONSENT_PENDING", Consent.State: "PENDING" } ? null
        : new Form($"Ask {person.FullName} for consent", s_ask, [])
        {
            Lead = "By a letter with a link to the entry and the text, which takes yes or no. " +
                (person.Consent!.AskedAt is null ? "Without an answer the entry is shown to nobody else."
                    : "She or he was asked already: the link of the earlier letter no longer works then."),
            Button = "Send the letter",
        };

    static Form? Death(Somebody person, bool isOwn) => !isOwn || person.Status is "DECEASED" ? null
        : new Form($"Put down that {person.FullName} has died", s_death,
        [
            new("on", "On which day", InputKind.Day)
            {
                IsOptional = true,
                Hint = "As far as known, like 14 March 2027; today when left out.",
            },
        ])
        {
            Version = person.Version,
            Button = "Put it down",
            Warning = "It ends the registration, and every nomination of the person that is under way.",
        };

    sealed record Read(Viewer Viewer, Somebody? Person);

    sealed record Viewer(Office? Participant);

    sealed record Office(string Code);

    sealed record Somebody(
        string Id, string FullName, string Kind, string Status, int Version, DateOnly? ConfirmationDueOn,
        Office? Participant, Asked? Consent, IReadOnlyList<Registered> Registrations);

    sealed record Asked(string State, DateTime? AskedAt);

    sealed record Registered(string Id, DateOnly? Until, int Version, Office Participant);
}
