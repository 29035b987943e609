using EnvoyRegistry.Access;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Pages;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;

namespace EnvoyRegistry.Papers;

/// <summary>
/// The curriculum vitae of a person, to read and to print. It is made from the entry as its reader may see it, whoever
/// that is: nothing is kept that could be out of date, or show more than the entry does.
/// </summary>
sealed class CurriculumPage(FrontEnd entries, CurrentCaller caller, SecretariatClock clock)
{
    public static string PathOf(long person) => $"/people/{PersonId.Write(person)}/cv";

    public static void Map(IEndpointRouteBuilder app) => app.MapGet(
        "/people/{person}/cv",
        (CurriculumPage page, string person, HttpContext http) => page.ShowAsync(person, http));

    async Task<IResult> ShowAsync(string person, HttpContext http)
    {
        if (!caller.Value.IsSignedIn)
            return PaperPages.SignInFirst(http);
        if (PersonId.Read(person) is not { } id)
            return PaperPages.NotThere();
        var read = await entries.AskAsync<CurriculumRead>(
            CurriculumRead.Document, new { id = PersonId.Write(id) }, http);
        return read.Person is { } seen
            ? new Page(seen.FullName, Body(seen, new CountryNames(read.Participants.Select(p => (p.Alpha2, p.Name)))))
            : PaperPages.NotThere();
    }

    Markup Body(Curriculum person, CountryNames countries) => Markup.From($"""
        {Names(person)}
        <dl>
        {Fact("Nationality", countries.Write(person.Nationalities))}
        {Fact("On the register as", Standing(person))}
        {Markup.Lines(EntryFields.OfVitae.Select(field =>
            Fact(field.Vitae!, CurriculumFacts.Write(field, person.Facts[field.Name], countries))))}
        </dl>
        {(Text.IsThere(person.Biography)
            ? Markup.From($"<section>{SafeMarkdown.Render(person.Biography!)}</section>\n") : Markup.None)}
        {Section("Offices", person.FormerOffices, office => Markup.From($"{office.Title}"))}
        {Section("Fields of expertise", person.Expertise, Field)}
        {Section("Languages", person.Languages, language =>
            Markup.From($"{LanguageNames.Find(language.Tag)}: {language.Level.ToString()}"))}
        {Section("Engagements", person.Engagements.Nodes, deed => Deed(deed, countries))}
        {Earlier(person.Engagements)}
        <p class="quiet">From the register of the ASEAN Regional Forum's Experts and Eminent Persons on
        {clock.Today:d MMMM yyyy}, as {Reader()} may see it. Levels of languages are those of the Common
        European Framework of Reference.</p>
        """);

    static Markup Names(Curriculum person)
    {
        var title = Text.IsThere(person.Title) ? Markup.From($"{person.Title}<br>") : Markup.None;
        var native = Text.IsThere(person.NativeName)
            ? Markup.From($"<bdi lang=\"{LanguageOf(person)}\">{person.NativeName}</bdi><br>")
            : Markup.None;
        return Markup.From($"<p>{title}{native}Curriculum vitae</p>");
    }

    static string LanguageOf(Curriculum person) =>
        NativeScript.Choose(person.NativeName!, person.Languages.Select(l => l.Tag));

    static string Standing(Curriculum person)
    {
        var category = person.Category switch
        {
            PersonCategory.Eminent => "Eminent Person",
            PersonCategory.Expert => "Expert",
            _ => "Person",
        };
        return person switch
        {
            { Participant: { } participant } => $"{category} of the Forum, for {participant.Name}",
            { Status: PersonStatus.NotListed } => "a figure of the public historical record",
            { Status: PersonStatus.ConsentPending } => $"{category}, whose consent is being waited for",
            { Status: PersonStatus.Listed or PersonStatus.Stale } => $"{category}, envoy candidate",
            _ => $"{category}, formerly",
        };
    }

    static Markup Field(Curriculum.Field field)
    {
        var depth = field.Level switch
        {
            ExpertiseLevel.Led => "led it",
            ExpertiseLevel.TookPart => "took part",
            _ => "studied it",
        };
        var years = field.Years switch { null => "", 1 => ", 1 year", var many => $", {many} years" };
        var last = field.LastUsedYear is { } year ? $", last in {year}" : "";
        return Markup.From($"""
            <h3>{field.Tag.Name}</h3><p>{depth + years + last}</p>{Paragraph(field.Evidence)}
            """);
    }

    static Markup Deed(Curriculum.Deed deed, CountryNames countries)
    {
        string?[] about = [deed.Situation, countries.Write(deed.Countries), Time(deed)];
        var sources = deed.Sources.Count == 0
            ? Markup.From($"<p class=\"quiet\">By the person's own account.</p>")
            : Markup.From($"<p class=\"quiet\">Source: {Markup.From(deed.Sources.Select((source, i) =>
                Markup.From($"{(i == 0 ? "" : "; ")}{Cited(source)}")))}</p>");
        return Markup.From($"""
        <h3>{deed.Title}</h3>{Paragraph(string.Join(" · ", about.Where(Text.IsThere)))}<p>{deed.Summary}</p>{sources}
        """);
    }

    static string? Time(Curriculum.Deed deed)
    {
        var time = (deed.From, deed.Until) switch
        {
            (null, null) => null,
            ({ } from, null) => $"from {from}",
            (null, { } until) => $"until {until}",
            var (from, until) => from == until ? from : $"{from} to {until}",
        };
        return time is null || deed.Certainty is not Certainty.Uncertain ? time : $"{time} (not certain)";
    }

    static Markup Cited(Curriculum.Reference source) => SafeMarkdown.IsSafe(source.Url)
        ? Markup.From($"<a href=\"{source.Url}\">{source.Citation}</a>")
        : Markup.From($"{source.Citation}");

    string Reader() => caller.Value.Role switch
    {
        CallerRole.Chair => "the office of the Chair",
        CallerRole.Unit => "the ARF Unit",
        CallerRole.Secgen => "the Secretary-General",
        CallerRole.FocalPoint => "a focal point",
        CallerRole.Auditor => "an auditor",
        CallerRole.ParticipantOffice => "the office of a participant",
        CallerRole.Integrator => "a program with a token",
        _ => "a person on the register",
    };

    static Markup Fact(string name, string? value) => Text.IsThere(value)
        ? Markup.From($"<dt>{name}</dt><dd>{value}</dd>\n")
        : Markup.None;

    static Markup Paragraph(string? text) => Text.IsThere(text) ? Markup.From($"<p>{text}</p>") : Markup.None;

    static Markup Earlier(Curriculum.Deeds deeds) => deeds.TotalCount == deeds.Nodes.Count
        ? Markup.None
        : Markup.From($"<p>And {deeds.TotalCount - deeds.Nodes.Count} earlier ones, which are not shown here.</p>");

    static Markup Section<T>(string heading, IReadOnlyList<T> entries, Func<T, Markup> entry) => entries.Count == 0
        ? Markup.None
        : Markup.From($"""
            <section>
            <h2>{heading}</h2>
            {Markup.From(entries.Select(e => Markup.From($"<div class=\"entry\">{entry(e)}</div>\n")))}
            </section>

            """);
}
