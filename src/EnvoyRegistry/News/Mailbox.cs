using System.Security.Cryptography;
using EnvoyRegistry.Data;
using EnvoyRegistry.Vault;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.News;

/// <summary>
/// Where a slice puts a letter: it goes out when the transaction that it was written in is committed.
/// </summary>
sealed class Mailbox(RegisterVault vault, TimeProvider time)
{
    /// <summary>Adds a letter to what <paramref name="db"/> saves next.</summary>
    /// <param name="to">One address; whoever posts has looked that it is one.</param>
    /// <param name="about">Whom the letter is to or about: should she or he leave first, it is never sent.</param>
    /// <param name="occasion">
    /// What it is posted for, where somebody asks what became of it. A letter of before for the same is taken back.
    /// </param>
    public void Post(
        RegistryDb db, string to, string subject, string text, string? html = null, long? about = null,
        long? occasion = null)
    {
        if (occasion is not null)
            db.RemoveRange(db.Set<OutgoingMail>().Where(m => m.OccasionId == occasion));
        var now = time.GetUtcNow().UtcDateTime;
        var letter = new OutgoingMail
        {
            Id = EntityId.New(),
            PersonId = about,
            OccasionId = occasion,
            To = to,
            // A name that was imported may have lines, and no header has.
            Subject = string.Concat(subject.Select(c => char.IsControl(c) ? ' ' : c)),
            Text = text,
            Html = html,
            CreatedAt = now,
            DueAt = now,
        };
        Seal(db, letter);
        db.Add(letter);
    }

    /// <summary>What a letter that waits says, and to whom it goes.</summary>
    /// <exception cref="CryptographicException">Somebody changed it in the register.</exception>
    public LetterText Open(RegistryDb db, OutgoingMail letter)
    {
        return new LetterText(letter.Id, Opened("to", letter.To)!, Opened("subject", letter.Subject)!,
            Opened("text", letter.Text)!, Opened("html", letter.Html), letter.CreatedAt);

        string? Opened(string part, string? text) =>
            text is null ? null : vault.Open(db, $"letter.{part}", letter.Id, text);
    }

    /// <summary>Seals what waits since before letters were sealed. For the start.</summary>
    public void SealWaiting(RegistryDb db)
    {
        // An address in clear has the sign, and nothing sealed does.
        foreach (var letter in db.Set<OutgoingMail>().Where(m => m.To != null && m.To.Contains('@')).ToList())
            Seal(db, letter);
        db.SaveChanges();
    }

    void Seal(RegistryDb db, OutgoingMail letter)
    {
        letter.To = Sealed("to", letter.To);
        letter.Subject = Sealed("subject", letter.Subject);
        letter.Text = Sealed("text", letter.Text);
        letter.Html = Sealed("html", letter.Html);

        string? Sealed(string part, string? text) =>
            text is null ? null : vault.Seal(db, $"letter.{part}", letter.Id, text);
    }

    /// <summary>Whether the letter for it was given up: then nobody was asked, and whoever asks again may.</summary>
    public static Task<bool> GaveUpAsync(RegistryDb db, long occasion, CancellationToken cancellation) =>
        db.Set<OutgoingMail>().AnyAsync(
            m => m.OccasionId == occasion && m.DueAt == null && m.SentAt == null, cancellation);

    /// <summary>Takes back what waits to or about a person; to be saved.</summary>
    public static void PullBack(RegistryDb db, long about) =>
        db.RemoveRange(db.Set<OutgoingMail>().Where(m => m.PersonId == about));
}
