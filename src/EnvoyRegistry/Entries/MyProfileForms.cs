using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using EnvoyRegistry.Pages;
using EnvoyRegistry.People;
using Microsoft.AspNetCore.Components;

namespace EnvoyRegistry.Entries;

/// <summary>
/// Who the member is and how to reach her or him: a form for each topic, all of them <c>updateProfile</c>.
/// </summary>
static class MyProfileForms
{
    // Empty rows at the end, to be filled in.
    const int MoreCountries = 3;
    const int MoreOffices = 2;

    static readonly ReadOnlyMemory<byte> s_question = Encoding.UTF8.GetBytes($$"""
        query MyProfile {
          viewer {
            person { version {{string.Join(' ', EntryFields.Stated.Select(field => field.Name))}} }
          }
        }
        """);

    static readonly ReadOnlyMemory<byte> s_offices = """
        query MyOffices { viewer { person { version formerOffices { kind title } } } }
        """u8.ToArray();

    static readonly ReadOnlyMemory<byte> s_contact = """
        query MyContact {
          viewer { person { version contact { email phones postalAddress assistant { name email phone } } } }
        }
        """u8.ToArray();

    static readonly ReadOnlyMemory<byte> s_change = Form.Mutation("updateProfile");

    static readonly Option[] s_kinds =
    [
        new("", "Please choose"), new("HEAD_OF_STATE", "Head of state"),
        new("HEAD_OF_GOVERNMENT", "Head of government"),
        new("FOREIGN_MINISTER", "Foreign minister"), new("MINISTER", "Another minister"),
        new("AMBASSADOR", "Ambassador"), new("ENVOY", "Envoy"), new("SENIOR_OFFICIAL", "Senior official"),
        new("LEGISLATOR", "Legislator"), new("JUDGE", "Judge"), new("MILITARY_OFFICER", "Military officer"),
        new("INTERNATIONAL_OFFICIAL", "International official"), new("ACADEMIC", "Academic"),
        new("CIVIL_SOCIETY", "In civil society"), new("OTHER", "Something else"),
    ];

    static readonly Option s_notStated = new("", "Not stated");

    /// <summary>The cities that zones are named after: found when first asked for, which takes a while.</summary>
    static readonly Lazy<Option[]> s_zones = new(() =>
    [
        .. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id)
            .Where(id => id.Split('/')[0] is "Africa" or "America" or "Asia" or "Atlantic" or "Australia" or "Europe"
                or "Indian" or "Pacific" && LocalClock.IsZone(id))
            .Select(id => new Option(id, City(id))).OrderBy(zone => zone.Text, StringComparer.Ordinal),
    ]);

    public static void Map(IEndpointRouteBuilder app)
    {
        Add("name", "Your name is changed.", "Your name", FormPart.Naming, null);
        Add("place", "Where you are is changed.", "Where you are, and when to ring you", FormPart.Reaching,
            "Days count by your clock, and nobody rings you at night.");
        Add("serving", "That is changed.", "Serving as an envoy", FormPart.Serving, null);
        Add("experience", "Your experience is changed.", "Experience", FormPart.Experience, null);
        Add("biography", "Your curriculum vitae is changed.", "Your curriculum vitae", FormPart.Biography,
            "An empty line begins a paragraph, two asterisks on either side make words **bold**, and a hyphen begins "
            + "a line of a list.");
        app.MapEntryForm<Offices>(
            $"{MemberPages.Home}/offices", "Your offices are changed.", s_offices, (_, entry, _) => OfOffices(entry));
        app.MapEntryForm<Reached>(
            $"{MemberPages.Home}/contact", "How to reach you is changed.", s_contact, (_, entry, _) => Reach(entry));
        app.MapEntryForm<Reached>(
            $"{MemberPages.Home}/assistant", "Your assistant is changed.", s_contact,
            (_, entry, _) => OfAssistant(entry));

        void Add(string path, string done, string title, FormPart part, string? lead) =>
            app.MapEntryForm<Profile>($"{MemberPages.Home}/{path}", done, s_question, (_, entry, countries) =>
                Stated(entry, title, lead, [.. EntryFields.Stated.Where(f => f.Form!.Part == part)], countries));
    }

    /// <summary>As people call a zone: <c>Bangkok (Asia)</c>.</summary>
    public static string City(string zone)
    {
        var slash = zone.IndexOf('/', StringComparison.Ordinal);
        var city = zone[(zone.LastIndexOf('/') + 1)..].Replace('_', ' ');
        return slash < 0 ? city : $"{city} ({zone[..slash]})";
    }

    static Form Stated(
        Profile entry, string title, string? lead, IReadOnlyList<DescribedField> fields, CountryBook countries) => new(
            title, s_change, [.. fields.SelectMany(field => Inputs(field, entry.Fields[field.Name], countries))])
        {
            Lead = lead,
            Version = entry.Version,
            Look = fields is [{ Kind: FieldKind.Prose } prose]
                ? filled => Looks(filled.Value(filled.Form.Fields.First(f => f.Name == prose.Name))) : null,
            Emptied = [.. fields.Where(f => f.Kind is FieldKind.Countries).Select(f => f.Name)],
        };

    static IEnumerable<FormField> Inputs(DescribedField field, JsonElement stored, CountryBook countries)
    {
        var input = new FormField(field.Name, field.Form!.Label)
        {
            Hint = field.Form.Hint,
            Value = stored.ValueKind is JsonValueKind.Null ? null : stored.ToString(),
            IsOptional = field.Must is null,
            Clears = true,
        };
        switch (field.Kind)
        {
            case FieldKind.Truth:
                yield return input with
                {
                    Kind = InputKind.Tick,
                    Value = stored.ValueKind is JsonValueKind.True ? "yes" : null,
                };
                break;
            case FieldKind.Choice choice:
                yield return input with
                {
                    Kind = InputKind.Choice,
                    Plain = true,
                    Options = [s_notStated, .. choice.Words.Select(word => new Option(
                        word.Word, char.ToUpperInvariant(word.Label[0]) + word.Label[1..]))],
                };
                break;
            case FieldKind.Number:
                yield return input with { Kind = InputKind.Number };
                break;
            case FieldKind.Prose:
                yield return input with { Kind = InputKind.Text, Height = 12 };
                break;
            case FieldKind.Zone:
                yield return input with
                {
                    Kind = InputKind.Suggested,
                    Hint = "Begin to type it, such as Bangkok.",
                    Options = input.Value is not { } zone || Array.Exists(s_zones.Value, o => o.Value == zone)
                        ? s_zones.Value : [.. s_zones.Value, new(zone, City(zone))],
                };
                break;
            case FieldKind.Countries:
                var known = stored.EnumerateArray().Select(code => code.GetString()).ToList();
                for (var row = 0; row < known.Count + MoreCountries; row++)
                    yield return new FormField($"{field.Name}.{row}", $"{field.Form.Label} ({row + 1})",
                        InputKind.Suggested)
                    {
                        IsOptional = true,
                        Plain = true,
                        Value = row < known.Count ? known[row] : null,
                        Options = countries.Options,
                    };
                break;
            default:
                yield return input;
                break;
        }
    }

    static RenderFragment Looks(string? text) => builder => builder.AddContent(
        0, (MarkupString)SafeMarkdown.Render(text ?? "").ToString());

    static Form OfOffices(Offices entry) => new("Offices you held", s_change,
    [
        .. Enumerable.Range(0, entry.FormerOffices.Count + MoreOffices).SelectMany(row =>
            OfficeInputs(row, row < entry.FormerOffices.Count ? entry.FormerOffices[row] : null)),
    ])
    {
        Lead = "The latest first. Empty what you do not want to state.",
        Version = entry.Version,
        Emptied = ["formerOffices"],
    };

    static FormField[] OfficeInputs(int row, Office? office)
    {
        var (place, section) = ($"formerOffices.{row}", $"Office {row + 1}");
        var title = $"{place}.title";
        return
        [
            new(title, "What it was, with the years")
            {
                Value = office?.Title,
                IsOptional = true,
                Plain = true,
                Section = section,
            },
            new($"{place}.kind", "You were", InputKind.Choice)
            {
                Options = s_kinds,
                Value = office?.Kind,
                With = title,
                Section = section,
            },
        ];
    }

    static Form Reach(Reached entry) => new("How to reach you", s_change,
    [
        new("contact.email", "Your mail address", InputKind.Email)
        {
            Value = entry.Contact?.Email,
            Hint = "You sign in by it. A new one counts once you have answered the letter to it.",
            IsOptional = true,
            Plain = true,
            Clears = true,
            Autocomplete = "email",
        },
        new("contact.phones", "Telephones, one a line", InputKind.Lines)
        {
            Value = string.Join('\n', entry.Contact?.Phones ?? []),
            Hint = "With the code of the country, such as +66.",
            IsOptional = true,
            Autocomplete = "tel",
            Height = 3,
        },
        new("contact.postalAddress", "Postal address", InputKind.Text)
        {
            Value = entry.Contact?.PostalAddress,
            IsOptional = true,
            Clears = true,
            Autocomplete = "street-address",
        },
    ])
    { Version = entry.Version };

    static Form OfAssistant(Reached entry) => new("Your assistant", s_change,
    [
        new(Assistants, "Name")
        {
            Value = entry.Contact?.Assistant?.Name,
            IsOptional = true,
            Plain = true,
        },
        new("contact.assistant.email", "Mail address", InputKind.Email)
        {
            Value = entry.Contact?.Assistant?.Email,
            IsOptional = true,
            With = Assistants,
        },
        new("contact.assistant.phone", "Telephone", InputKind.Telephone)
        {
            Value = entry.Contact?.Assistant?.Phone,
            IsOptional = true,
            With = Assistants,
        },
    ])
    {
        Lead = "Who answers for you when you cannot. Empty all three where there is nobody.",
        Version = entry.Version,
        // What is left out stays as it was.
        Shape = input =>
        {
            input.TryAdd("contact", new Dictionary<string, object?> { ["assistant"] = null });
            return input;
        },
    };

    const string Assistants = "contact.assistant.name";

    sealed record Profile(int Version)
    {
        /// <summary>The others, by name.</summary>
        [JsonExtensionData]
        public Dictionary<string, JsonElement> Fields { get; init; } = [];
    }

    sealed record Offices(int Version, IReadOnlyList<Office> FormerOffices);

    sealed record Office(string Kind, string Title);

    sealed record Reached(int Version, Contact? Contact);

    sealed record Contact(string? Email, IReadOnlyList<string> Phones, string? PostalAddress, Assistant? Assistant);

    sealed record Assistant(string Name, string? Email, string? Phone);
}
