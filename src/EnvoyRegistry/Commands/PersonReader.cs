using EnvoyRegistry.Commands.Spreadsheets;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using Parley.GraphQL.Errors;

namespace EnvoyRegistry.Commands;

/// <summary>Reads people.csv: each row by itself, and no reference twice.</summary>
sealed class PersonReader
{
    const int FirstYear = 1900;

    static readonly string s_kinds =
        string.Join(", ",
            Enum.GetValues<PersonKind>().Where(k => k is not PersonKind.Historical).Select(Words<PersonKind>.Write));

    static readonly string s_reference = EntryFields.Describe(p => p.ExternalReference).Column;
    static readonly string s_kind = EntryFields.Describe(p => p.Kind).Column;
    static readonly string s_title = EntryFields.Describe(p => p.Title).Column;
    static readonly string s_participant = EntryFields.Describe(p => p.ParticipantId).Column;
    static readonly string s_status = EntryFields.Describe(p => p.Status).Column;
    static readonly string s_offices = EntryFields.Describe(p => p.FormerOffices).Column;
    static readonly string s_languages = EntryFields.Describe(p => p.Languages).Column;
    static readonly string s_expertise = EntryFields.Describe(p => p.Expertise).Column;
    static readonly string s_confirmedOn = EntryFields.Describe(p => p.ConfirmedOn).Column;

    readonly RegisterLookup _register;
    readonly DateOnly _today;
    readonly CellReader _cells;
    readonly AnnexReader _annex;
    readonly Dictionary<string, int> _lines = [];
    readonly Dictionary<string, bool> _zones = [];

    public PersonReader(string file, RegisterLookup register, DateTime now, DateOnly today, Findings findings)
    {
        (_register, _today) = (register, today);
        _cells = new CellReader(file, PersonColumns.All, findings);
        _annex = new AnnexReader(_cells, register, now, today);
    }

    /// <summary>The references of all rows, faulty ones included, each with its line.</summary>
    public IReadOnlyDictionary<string, int> Lines => _lines;

    /// <returns>What could be understood; of a faulty row that is not all.</returns>
    public PersonRow Read(CsvRow row)
    {
        _cells.Begin(row);
        var reference = Reference();
        var kind = Kind(reference);
        var confirmedOn = ConfirmedOn();
        var understood = new PersonRow
        {
            Line = row.Line,
            Reference = reference ?? "",
            Kind = kind ?? default,
            ConfirmedOn = confirmedOn,
        };
        var fields = new List<StatedField>();
        foreach (var field in EntryFields.All.Where(f => _cells.Has(f.Column)))
        {
            if (field.Kind is not null)
                fields.Add(new StatedField(field, Value(field)));
            else
                understood = field.Member.Name switch
                {
                    nameof(Person.ParticipantId) => understood with { ParticipantId = ReadParticipant(kind)?.Id },
                    nameof(Person.Status) => understood with { Status = Standing(Status(kind), confirmedOn) },
                    nameof(Person.FormerOffices) => understood with { FormerOffices = FormerOffices() },
                    nameof(Person.Languages) => understood with { Languages = Languages() },
                    nameof(Person.Expertise) => understood with { Expertise = Expertise(reference) },
                    _ => understood,
                };
        }
        understood = understood with { Fields = fields, Annex = _annex.Read(kind) };
        return understood with { Status = Agreed(understood) };
    }

    object? Value(DescribedField field) => field.Member.Name switch
    {
        nameof(Person.FullName) => FullName(field.Column),
        nameof(Person.Nationalities) => Nationalities(field.Column),
        _ => field.Kind switch
        {
            FieldKind.Line => _cells.OneLine(field.Column),
            FieldKind.Prose => _cells.Lines(field.Column),
            FieldKind.Number number => _cells.Number(field.Column, number.Least, number.Most),
            FieldKind.Truth => _cells.Truth(field.Column),
            FieldKind.Choice choice => _cells.Word(field.Column, choice.Values),
            FieldKind.Countries => Countries(field.Column),
            FieldKind.Zone => TimeZone(field.Column),
            _ => throw new InvalidOperationException($"No cell of a sheet holds the {field.Name} of a person."),
        },
    };

    string? Reference()
    {
        var reference = _cells.Required(s_reference);
        if (reference is not null && !_lines.TryAdd(reference, _cells.Line))
            _cells.Fault(s_reference,
                $"`{reference}` stands in line {_lines[reference]} already. Each person has one row, and a reference " +
                "of her own.");
        return reference;
    }

    PersonKind? Kind(string? reference)
    {
        var kind = _cells.RequiredWord<PersonKind>(s_kind);
        if (kind is PersonKind.Historical)
            _cells.Fault(s_kind,
                $"The historical record comes with the register and is not imported. The cell takes one of {s_kinds}.");
        if (reference is not null && _register.Person(reference)?.Refusal is { } refusal)
            _cells.Fault(s_reference,
                $"`{reference}` {refusal}. Give this person another reference.");
        return kind;
    }

    string FullName(string column)
    {
        var name = _cells.Required(column) ?? "";
        var title = _cells.Text(s_title);
        if (title.Length > 0 && name.StartsWith(title + " ", StringComparison.OrdinalIgnoreCase))
            _cells.Fault(column,
                $"The title `{title}` stands in the name as well. Write `{name[title.Length..].Trim()}`.");
        return name;
    }

    List<string> Nationalities(string column)
    {
        if (_cells.Text(column).Length == 0)
            _cells.Fault(column,
                "The cell is empty. It takes every nationality the person holds, such as `TH` or `TH;FR`.");
        return Countries(column);
    }

    List<string> Countries(string column)
    {
        var countries = new List<string>();
        foreach (var item in ListText.Split(_cells.Text(column)))
            if (!Scalars.TryCountry(item, out var country))
                _cells.Fault(column, _register.CountryRefusal(item));
            else if (countries.Contains(country))
                _cells.Fault(column, $"`{country}` stands there twice.");
            else
                countries.Add(country);
        return countries;
    }

    Participant? ReadParticipant(PersonKind? kind)
    {
        var text = _cells.Text(s_participant);
        var participant = text.Length == 0 ? null : _register.FindParticipant(text);
        if (kind is PersonKind.Eep && text.Length == 0)
            _cells.Fault(s_participant,
                "The cell is empty. An EEP has the participant that registered her or him, such as `TH`.");
        else if (text.Length > 0 && participant is null)
            _cells.Fault(s_participant, _register.ParticipantRefusal(text));
        else if (kind is not null and not PersonKind.Eep && text.Length > 0)
            _cells.Fault(s_participant,
                $"Only an EEP is registered by a participant. Leave the cell empty for a " +
                $"{Words<PersonKind>.Write(kind.Value)}.");
        return participant;
    }

    PersonStatus Status(PersonKind? kind)
    {
        var status = _cells.RequiredWord<PersonStatus>(s_status);
        if (kind is { } known && status is { } stated && !known.Statuses().Contains(stated))
            _cells.Fault(s_status,
                $"Of kind {Words<PersonKind>.Write(known)} nobody is {Words<PersonStatus>.Write(stated)}. " +
                $"It takes one of {string.Join(", ", known.Statuses().Select(Words<PersonStatus>.Write))}.");
        return status ?? default;
    }

    List<StatedOffice> FormerOffices()
    {
        var offices = new List<StatedOffice>();
        foreach (var item in ListText.Split(_cells.Text(s_offices)))
        {
            var colon = item.IndexOf(':', StringComparison.Ordinal);
            var title = colon < 0 ? "" : item[(colon + 1)..].Trim();
            if (title.Length == 0)
                _cells.Fault(s_offices,
                    $"`{item}` does not say of what sort the office was. Write `KIND:title`, KIND being one of " +
                    $"{Words<OfficeKind>.List}.");
            else if (Words<OfficeKind>.Read(item[..colon].Trim()) is { } kind)
                offices.Add(new StatedOffice(kind, title));
            else
                _cells.Fault(s_offices, Words<OfficeKind>.Refusal(item[..colon].Trim()));
        }
        return offices;
    }

    string? TimeZone(string column)
    {
        // An entry without a zone is one: whoever keeps it may clear the zone.
        var zone = _cells.OneLine(column);
        if (zone is null)
            return null;
        if (!_zones.TryGetValue(zone, out var known))
            known = _zones[zone] = LocalClock.IsZone(zone);
        if (known)
            return zone;

        const string Wanted = "is no IANA time zone such as `Asia/Bangkok`";
        _cells.Fault(column, TimeZoneInfo.TryConvertWindowsIdToIanaId(zone, out var iana)
            ? $"`{zone}` {Wanted}. Write `{iana}`."
            : $"`{zone}` {Wanted}.{DidYouMean.Suffix(zone, TimeZoneInfo.GetSystemTimeZones().Select(z => z.Id))}");
        return null;
    }

    List<StatedLanguage> Languages()
    {
        var languages = new List<StatedLanguage>();
        foreach (var item in ListText.Split(_cells.Text(s_languages)))
        {
            var colon = item.IndexOf(':', StringComparison.Ordinal);
            var tag = Language((colon < 0 ? item : item[..colon]).Trim());
            var level = colon < 0 ? "" : item[(colon + 1)..].Trim();
            if (level.Length == 0)
                _cells.Fault(s_languages,
                    $"`{item}` has no level. Write it like `th:C2`, by one of {Words<LanguageLevel>.List}.");
            else if (Words<LanguageLevel>.Read(level) is not { } known)
                _cells.Fault(s_languages, Words<LanguageLevel>.Refusal(level));
            else if (tag is not null && languages.Exists(l => l.Tag == tag))
                _cells.Fault(s_languages, $"`{tag}` stands there twice.");
            else if (tag is not null)
                languages.Add(new StatedLanguage(tag, known));
        }
        return languages;
    }

    string? Language(string text)
    {
        const string Wanted = "is no language tag of BCP 47, such as `th` or `zh-Hant`";
        if (Scalars.TryLanguage(text, out var tag) && LanguageTags.Fault(tag) is null)
            return LanguageTags.Canonical(tag);
        _cells.Fault(s_languages, LanguageTags.TagOf(text) is { } meant
            ? $"`{text}` {Wanted}. Write `{meant}`."
            : $"`{text}` {Wanted}.");
        return null;
    }

    List<StatedExpertise> Expertise(string? reference)
    {
        var person = reference is null ? null : _register.Person(reference)?.Id;
        var expertise = new List<StatedExpertise>();
        foreach (var item in ListText.Split(_cells.Text(s_expertise)))
        {
            var parts = Array.ConvertAll(item.Split(':'), part => part.Trim());
            var tag = _register.Tag(parts[0], person, out var refusal);
            if (tag is null)
                _cells.Fault(s_expertise, refusal!);
            if (parts.Length is < 2 or > 4)
            {
                _cells.Fault(s_expertise,
                    $"`{item}` is not written as `TAG:LEVEL:years:last_used_year`; the last two may be empty, as in " +
                    "`MED-PROCESS:LED::`.");
                continue;
            }
            var level = Words<ExpertiseLevel>.Read(parts[1]);
            if (level is null)
                _cells.Fault(s_expertise, Words<ExpertiseLevel>.Refusal(parts[1]));
            var years = _cells.Number(s_expertise, parts.ElementAtOrDefault(2) ?? "",
                "the years of practice", 0, Person.LongestCareer);
            var lastUsed = _cells.Number(s_expertise, parts.ElementAtOrDefault(3) ?? "",
                "the year of last use", FirstYear, _today.Year);
            if (tag is null || level is null)
                continue;
            if (expertise.Exists(e => e.TagId == tag.Id))
                _cells.Fault(s_expertise, $"`{tag.Code}` stands there twice.");
            else
                expertise.Add(new StatedExpertise(tag.Id, level.Value, years, lastUsed));
        }
        return expertise;
    }

    /// <summary>R3: nobody counts whose consent neither the row nor the register holds.</summary>
    PersonStatus Agreed(PersonRow row) =>
        row.Kind is PersonKind.Eep or PersonKind.Candidate && row.Annex.Consent is null
        && !_register.HasConsent(row.Reference)
            ? PersonStatus.ConsentPending : row.Status;

    /// <summary>Whatever a row says, an entry that was to be confirmed before today is stale.</summary>
    PersonStatus Standing(PersonStatus status, DateOnly? confirmedOn) =>
        status is PersonStatus.Registered or PersonStatus.Listed && confirmedOn?.AddYears(1) < _today
            ? PersonStatus.Stale
            : status;

    DateOnly? ConfirmedOn()
    {
        var day = _cells.Date(s_confirmedOn);
        if (day > _today)
            _cells.Fault(s_confirmedOn,
                $"{day:yyyy-MM-dd} is still to come; nobody can have confirmed the entry then.");
        return day;
    }
}
