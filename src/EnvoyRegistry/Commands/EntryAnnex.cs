using System.Globalization;
using EnvoyRegistry.Commands.Spreadsheets;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.People;

namespace EnvoyRegistry.Commands;

/// <summary>
/// The columns of people.csv that stand beside the entry: the consent, how to reach the person, registrations. A sheet
/// may lack each of them; then what is known stays.
/// </summary>
static class AnnexColumn
{
    public const string ConsentedOn = "consented_on";
    public const string ConsentEdition = "consent_edition";
    public const string ConsentEvidence = "consent_evidence";
    public const string Email = "email";
    public const string Phones = "phones";
    public const string PostalAddress = "postal_address";
    public const string AssistantName = "assistant_name";
    public const string AssistantEmail = "assistant_email";
    public const string AssistantPhone = "assistant_phone";
    public const string RegisteredOn = "registered_on";
    public const string PastRegistrations = "past_registrations";

    public static IReadOnlyList<string> OfConsent { get; } = [ConsentedOn, ConsentEdition, ConsentEvidence];

    public static IReadOnlyList<string> OfContact { get; } =
        [Email, Phones, PostalAddress, AssistantName, AssistantEmail, AssistantPhone];

    /// <summary>In the order an export writes them.</summary>
    public static IReadOnlyList<string> All { get; } = [.. OfConsent, .. OfContact, RegisteredOn, PastRegistrations];
}

/// <summary>What one row tells in these columns.</summary>
/// <param name="Consent">Null where the row tells of none.</param>
/// <param name="Contact">Null where the sheet has none of the columns.</param>
/// <param name="RegisteredOn">Of the registration in force; null where the row does not tell.</param>
/// <param name="Past">Null where the sheet has no such column.</param>
sealed record EntryAnnex(
    StatedConsent? Consent = null, ContactDetails? Contact = null, DateOnly? RegisteredOn = null,
    IReadOnlyList<StatedRegistration>? Past = null);

/// <param name="At">A day is its first instant in UTC.</param>
sealed record StatedConsent(DateTime At, int Edition, string Evidence);

/// <summary>A registration that has ended.</summary>
readonly record struct StatedRegistration(
    long ParticipantId, DateOnly From, DateOnly Until, RegistrationStatus Status);

/// <summary>Reads these columns: each row by itself, and no mail address twice.</summary>
sealed class AnnexReader(CellReader cells, RegisterLookup register, DateTime now, DateOnly today)
{
    readonly Dictionary<string, int> _addresses = new(StringComparer.OrdinalIgnoreCase);

    public EntryAnnex Read(PersonKind? kind) => new(
        AnnexColumn.OfConsent.Any(cells.Has) ? Consent() : null,
        AnnexColumn.OfContact.Any(cells.Has) ? Contact() : null,
        cells.Has(AnnexColumn.RegisteredOn) ? RegisteredOn(kind) : null,
        cells.Has(AnnexColumn.PastRegistrations) ? Past() : null);

    /// <summary>R3: the day, the text and what shows it, or nothing of it.</summary>
    StatedConsent? Consent()
    {
        var told = AnnexColumn.OfConsent.Where(column => Text(column).Length > 0).ToList();
        if (told.Count == 0)
            return null;
        foreach (var column in AnnexColumn.OfConsent.Except(told))
            cells.Fault(column,
                $"The cell is empty, and `{told[0]}` is not. A consent has its day ({AnnexColumn.ConsentedOn}), the " +
                $"edition of the text ({AnnexColumn.ConsentEdition}) and what shows it " +
                $"({AnnexColumn.ConsentEvidence}).");
        var at = At(AnnexColumn.ConsentedOn);
        if (at > now)
            cells.Fault(AnnexColumn.ConsentedOn,
                $"`{Text(AnnexColumn.ConsentedOn)}` is still to come; nobody can have agreed then.");
        var edition = cells.Has(AnnexColumn.ConsentEdition)
            ? cells.Number(AnnexColumn.ConsentEdition, 1, register.ConsentEditions) : null;
        var evidence = cells.Has(AnnexColumn.ConsentEvidence) ? cells.OneLine(AnnexColumn.ConsentEvidence) : null;
        return at is { } day && day <= now && edition is { } number && evidence is not null
            ? new StatedConsent(day, number, evidence) : null;
    }

    /// <summary>A day, or an instant, as an export writes the answers that were given here.</summary>
    DateTime? At(string column)
    {
        if (!cells.Has(column))
            return null;
        if (Scalars.TryInstant(cells.Text(column), out var instant))
            return UtcSeconds.Truncated(instant);
        return cells.Date(column)?.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
    }

    ContactDetails Contact()
    {
        var email = Address(AnnexColumn.Email);
        if (email is not null && !_addresses.TryAdd(email, cells.Line))
            cells.Fault(AnnexColumn.Email,
                $"`{email}` stands in line {_addresses[email]} already. People sign in by it, so each has one of " +
                "their own.");
        return new ContactDetails
        {
            Email = email,
            Phones = Phones(),
            PostalAddress = cells.Has(AnnexColumn.PostalAddress) ? Within(
                AnnexColumn.PostalAddress, cells.Lines(AnnexColumn.PostalAddress)) : null,
            Assistant = Assistant(),
        };
    }

    List<string> Phones()
    {
        var phones = ListText.Split(Text(AnnexColumn.Phones));
        if (phones.Count > ContactDetails.MostPhones)
            cells.Fault(AnnexColumn.Phones, $"There are {phones.Count} numbers; it takes {ContactDetails.MostPhones}.");
        if (phones.Exists(phone => !Contract.Text.IsLine(phone) || !Contract.Text.IsThere(phone)))
            cells.Fault(AnnexColumn.Phones, "A number stands on one line. Type the text anew.");
        return phones;
    }

    AssistantDetails? Assistant()
    {
        var name = cells.Has(AnnexColumn.AssistantName) ? cells.OneLine(AnnexColumn.AssistantName) : null;
        var email = Address(AnnexColumn.AssistantEmail);
        var phone = cells.Has(AnnexColumn.AssistantPhone) ? cells.OneLine(AnnexColumn.AssistantPhone) : null;
        if (name is null && email is null && phone is null)
            return null;
        if (name is null)
            cells.Fault(AnnexColumn.AssistantName, "An assistant has a name, and the cell is empty.");
        if (email is null && phone is null && cells.Has(AnnexColumn.AssistantEmail)
            && Text(AnnexColumn.AssistantEmail).Length == 0)
            cells.Fault(AnnexColumn.AssistantEmail,
                $"Nothing tells how to reach the assistant: fill this cell, or `{AnnexColumn.AssistantPhone}`.");
        return name is null || (email ?? phone) is null ? null : new AssistantDetails(name, email, phone);
    }

    string? Address(string column)
    {
        var text = Text(column);
        if (text.Length == 0)
            return null;
        if (Scalars.TryEmail(text, out var address))
            return address;
        cells.Fault(column, $"`{text}` is not a mail address like name@example.org.");
        return null;
    }

    string? Within(string column, string? text)
    {
        if (text?.Length > Contract.Text.Paragraph)
            cells.Fault(column, $"The text has {text.Length} characters; it takes {Contract.Text.Paragraph}.");
        return text;
    }

    DateOnly? RegisteredOn(PersonKind? kind)
    {
        var day = cells.Date(AnnexColumn.RegisteredOn);
        if (day is not null && kind is not null and not PersonKind.Eep)
            cells.Fault(AnnexColumn.RegisteredOn, "Only an EEP is registered now. Leave the cell empty.");
        if (day > today)
            cells.Fault(AnnexColumn.RegisteredOn,
                $"{day:yyyy-MM-dd} is still to come; nobody is registered in advance.");
        return day;
    }

    List<StatedRegistration> Past()
    {
        var past = new List<StatedRegistration>();
        foreach (var item in ListText.Split(Text(AnnexColumn.PastRegistrations)))
            if (Registration(item.Split(':')) is { } registration)
                past.Add(registration);
            else
                cells.Fault(AnnexColumn.PastRegistrations,
                    $"`{item}` is not written as `PARTICIPANT:FROM:UNTIL:HOW`, such as " +
                    $"`TH:2019-05-01:2021-06-30:REPLACED`, with days up to today and HOW being one of {s_ends}.");
        return past;
    }

    StatedRegistration? Registration(string[] parts) =>
        parts is [var by, var from, var until, var how] && register.FindParticipant(by.Trim()) is { } participant
        && Scalars.TryDate(from.Trim(), out var first) && Scalars.TryDate(until.Trim(), out var last)
        && first <= last && last <= today && Words<RegistrationStatus>.Read(how.Trim()) is { } status
        && status.HasEnded()
            ? new StatedRegistration(participant.Id, first, last, status) : null;

    static readonly string s_ends = string.Join(", ",
        Enum.GetValues<RegistrationStatus>().Where(s => s.HasEnded()).Select(Words<RegistrationStatus>.Write));

    string Text(string column) => cells.Has(column) ? cells.Text(column) : "";

    /// <summary>As an export writes it.</summary>
    public static string Written(DateTime at) => at.TimeOfDay == TimeSpan.Zero
        ? at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
