using System.Text;
using EnvoyRegistry.Access;
using EnvoyRegistry.Pages;

namespace EnvoyRegistry.Nominations;

/// <summary>What the focal point of a participant does on the way of a nomination, a form each.</summary>
static class NominatingForms
{
    static readonly ReadOnlyMemory<byte> s_begin = Encoding.UTF8.GetBytes($$"""
        query NominateForm($person: ID!, $named: Boolean!) {
          viewer { participant { code name eepPlaces { used most } eeps { id fullName } } }
          person(id: $person) @include(if: $named) { id fullName }
          {{NomineeFields.Selection}}
        }
        """);

    static readonly ReadOnlyMemory<byte> s_question = Encoding.UTF8.GetBytes($$"""
        query NominationForm($id: ID!) {
          nomination(id: $id) {
            id fullName title nativeName nationalities category biography missing state version
            expertise { tag { code name } level years lastUsedYear evidence } languages { tag name level }
            person { id } replaces { id fullName } registration { until }
            participant { name eepPlaces { used most } eeps { id fullName } }
          }
          {{NomineeFields.Selection}}
        }
        """);

    static readonly ReadOnlyMemory<byte> s_draft = Form.Mutation("draftNomination", "nomination { id }");
    static readonly ReadOnlyMemory<byte> s_edit = Form.Mutation("editNomination");
    static readonly ReadOnlyMemory<byte> s_ask = Form.Mutation("askConsent");
    static readonly ReadOnlyMemory<byte> s_submit = Form.Mutation("submitNomination");
    static readonly ReadOnlyMemory<byte> s_return = Form.Mutation("returnNomination");
    static readonly ReadOnlyMemory<byte> s_withdraw = Form.Mutation("withdrawNomination");

    // Of somebody new; of whoever has an entry only what it does not state.
    static readonly HashSet<string> s_parts =
    [
        "fullName", "title", "nativeName", "category", "nationalities", "contact", "biography", "expertise",
        "languages",
    ];

    static readonly Option[] s_missing =
    [
        new("NAME", "the name"), new("NATIONALITY", "a nationality"), new("CONTACT", "how to reach the person"),
        new("CURRICULUM_VITAE", "a curriculum vitae"), new("EXPERTISE", "a field of expertise"),
    ];

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapForm("/nominations/new", "The nomination is begun. See below what comes next.", NominateAsync);
        Add("edit", "It is changed.", CallerRole.FocalPoint, Edit);
        Add("ask", "The person is asked for consent.", CallerRole.FocalPoint, (nomination, _, _) =>
            !IsOpen(nomination) ? null : new Form($"Ask {nomination.FullName} for consent", s_ask, [])
            {
                Lead = "Whoever is on the register answers there, signed in; somebody new is sent a letter with a " +
                    "link. What is agreed to is the entry as it stands: a change later on is to be agreed to anew. " +
                    "Links of earlier letters no longer work.",
                Button = "Ask for consent",
            });
        Add("submit", "It is registered.", CallerRole.FocalPoint, Submit);
        Add("withdraw", "It is withdrawn.", CallerRole.FocalPoint, Withdraw);
        Add("return", "It is sent back to the focal point.", CallerRole.Chair, Return, CallerRole.Unit);

        void Add(
            string act, string done, CallerRole role, Func<Nominated, Read, CountryBook, Form?> make,
            params CallerRole[] more) =>
            app.MapForm($"/nominations/{{id}}/{act}", done, async visit =>
                visit.Is([role, .. more])
                    && await visit.ReadAsync<Read>(s_question, new { id = visit.Route("id") })
                        is { Nomination: { } nomination } read
                    && make(nomination, read, await visit.CountriesAsync()) is { } form
                    ? form with
                    {
                        Given = form.Given ?? [("nomination", nomination.Id)],
                        Version = nomination.Version,
                        Back = $"/nominations/{nomination.Id}",
                        Trail =
                        [
                            new Crumb("Nominations", "/nominations"),
                            new Crumb(nomination.FullName ?? "A nomination", $"/nominations/{nomination.Id}"),
                        ],
                    }
                    : null);
    }

    static async Task<Form?> NominateAsync(Visit visit)
    {
        var named = visit.Query("person");
        if (!visit.Is(CallerRole.FocalPoint)
            || await visit.ReadAsync<Begun>(s_begin, new { person = named ?? "", named = named is not null })
                is not { Viewer.Participant: { } own } read
            || (named is not null && read.Person is null))
            return null;
        FormField place = Place(own, visit.Query("replaces"));
        var replaced = place.Options.FirstOrDefault(o => o.Value.Length > 0 && o.Value == place.Value)?.Text;
        return new Form(
            replaced is not null ? $"Put somebody in the place of {replaced}"
                : read.Person is { } known ? $"Nominate {known.FullName}" : "Nominate somebody",
            s_draft,
            [
                .. read.Person is null
                    ? NomineeFields.Of("nominee", read.ExpertiseTags, await visit.CountriesAsync()) : [],
                place,
            ])
        {
            Given = read.Person is { Id: var id } ? [("person", id)] : [],
            Lead = (read.Person is null
                    ? "What you do not know yet can wait; nobody is told of it before you ask for consent. "
                    : "The person's own entry is taken as it stands. What it lacks you add afterwards. ")
                + (replaced is null ? "" : $"{replaced} keeps the place until the other is registered."),
            Button = "Save, and go on",
            Back = "/nominations",
            Trail = [new Crumb("Nominations", "/nominations")],
            Onward = payload => $"/nominations/{payload.GetProperty("nomination").GetProperty("id").GetString()}",
        };
    }

    static FormField Place(Office own, string? chosen) => new("replaces", "In whose place", InputKind.Choice)
    {
        IsOptional = true,
        Plain = true,
        Value = chosen,
        Options =
        [
            new("", $"a free one: {own.EepPlaces.Used} of {own.EepPlaces.Most} are taken"),
            .. own.Eeps.Select(e => new Option(e.Id, e.FullName)),
        ],
        Rule = "R2",
        Hint = own.EepPlaces.Used >= own.EepPlaces.Most
            ? $"All {own.EepPlaces.Most} places are taken, so nobody is registered without somebody's place." : null,
    };

    static Form? Edit(Nominated nomination, Read read, CountryBook countries)
    {
        if (!IsOpen(nomination))
            return null;
        var now = new Nominee(
            nomination.Person is null ? nomination.FullName : null, nomination.Title, nomination.NativeName,
            nomination.Category, nomination.Biography, nomination.Nationalities, nomination.Expertise,
            nomination.Languages);
        var asked = nomination.Person is null ? s_parts : Open(nomination, now);
        var place = nomination.Replaces;
        return new Form($"Change the nomination of {nomination.FullName}", s_edit,
        [
            .. NomineeFields.Of("nominee", read.ExpertiseTags, countries, now, asked),
            Place(nomination.Participant, place?.Id),
        ])
        {
            Lead = nomination.State is "DRAFT" or "RETURNED" ? null
                : "The person was asked already. Whoever changes what was to be agreed to asks anew.",
            Shape = input =>
            {
                var changed = NomineeFields.Changed(
                    input.GetValueOrDefault("nominee") as Dictionary<string, object?> ?? [], now, asked);
                if (changed.Count > 0)
                    input["nominee"] = changed;
                else
                    input.Remove("nominee");
                var chosen = input.GetValueOrDefault("replaces") as string;
                if (chosen == place?.Id)
                    input.Remove("replaces");
                else
                    input["replaces"] = chosen;
                return input;
            },
        };
    }

    /// <summary>Of an entry on the register: what the nomination adds, and what it could.</summary>
    static HashSet<string> Open(Nominated nomination, Nominee now)
    {
        var open = new HashSet<string>(StringComparer.Ordinal);
        Add("nationalities", now.Nationalities.Count > 0, "NATIONALITY");
        Add("contact", false, "CONTACT");
        Add("biography", now.Biography is not null, "CURRICULUM_VITAE");
        Add("expertise", now.Expertise.Count > 0, "EXPERTISE");
        Add("languages", now.Languages.Count > 0, "");
        return open;

        void Add(string part, bool isStated, string missing)
        {
            if (isStated || nomination.Missing.Contains(missing))
                open.Add(part);
        }
    }

    static Form? Submit(Nominated nomination, Read read, CountryBook countries) => !IsOpen(nomination) ? null
        : new Form($"Register {nomination.FullName}", s_submit, [])
        {
            Lead = $"For {nomination.Participant.Name}, from today. Nobody's approval stands between.",
            Button = "Register",
            Warning = nomination.Replaces is { } replaced
                ? $"{replaced.FullName} ends being one of your EEPs today, and is told so." : null,
        };

    static Form? Withdraw(Nominated nomination, Read read, CountryBook countries) =>
        !IsOpen(nomination) && nomination.Registration is not { Until: null } ? null
        : new Form($"Withdraw the nomination of {nomination.FullName}", s_withdraw, [Reason])
        {
            Given = [("what.nomination", nomination.Id)],
            Button = "Withdraw it",
            Warning = nomination.Registration is null
                ? "A nomination that is withdrawn is over, and what it told of the person is erased."
                : $"{nomination.FullName} ends being one of your EEPs today, and is told so.",
        };

    static Form? Return(Nominated nomination, Read read, CountryBook countries) =>
        nomination.Missing.Count == 0 || nomination.State is not ("CONSENT_ASKED" or "CONSENTED") ? null
        : new Form($"Send back the nomination of {nomination.FullName}", s_return,
        [
            new("missing", "What is missing", InputKind.Ticks)
            {
                Options = [.. s_missing.Where(o => nomination.Missing.Contains(o.Value))],
                Rule = "R6",
                Hint = "There is no other reason to send one back.",
            },
        ])
        { Button = "Send it back" };

    /// <summary>Why something ends.</summary>
    public static FormField Reason => new("reason", "Why", InputKind.Text)
    {
        IsOptional = true,
        Rule = "R5",
        Hint = "Nobody has to say. It is yours to end, and the person's.",
    };

    static bool IsOpen(Nominated nomination) =>
        nomination.State is "DRAFT" or "CONSENT_ASKED" or "CONSENTED" or "RETURNED";

    sealed record Begun(Viewer Viewer, Somebody? Person, IReadOnlyList<NomineeFields.Tag> ExpertiseTags);

    sealed record Viewer(Office? Participant);

    sealed record Office(string Name, Places EepPlaces, IReadOnlyList<Somebody> Eeps);

    sealed record Places(int Used, int Most);

    sealed record Somebody(string Id, string FullName);

    sealed record Read(Nominated? Nomination, IReadOnlyList<NomineeFields.Tag> ExpertiseTags);

    sealed record Nominated(
        string Id, string? FullName, string? Title, string? NativeName, IReadOnlyList<string> Nationalities,
        string? Category, string? Biography, IReadOnlyList<string> Missing, string State, int Version,
        IReadOnlyList<Expertness> Expertise, IReadOnlyList<Spoken> Languages, Known? Person, Somebody? Replaces,
        Ending? Registration, Office Participant);

    sealed record Known(string Id);

    sealed record Ending(DateOnly? Until);
}
