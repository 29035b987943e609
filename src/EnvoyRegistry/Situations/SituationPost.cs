using EnvoyRegistry.Access;
using EnvoyRegistry.Data;
using EnvoyRegistry.News;
using EnvoyRegistry.Pages;
using EnvoyRegistry.Participants;
using Microsoft.Extensions.Options;

namespace EnvoyRegistry.Situations;

/// <summary>
/// Posts what is to be said of a situation. Letters of an exercise say so in their subject, and go to the addresses
/// that were named for it and nowhere else.
/// </summary>
sealed class SituationPost(
    Mailbox mail, IOptions<MailSettings> settings, IOptions<FocalPointOffices> offices, PublicAddress site)
{
    /// <summary>Adds a letter to what <paramref name="db"/> saves next.</summary>
    /// <param name="addressee">Who it is for, in words, such as <c>the focal point of Thailand</c>.</param>
    /// <param name="to">The address; null where none is known, and then nothing is posted in earnest.</param>
    /// <param name="subject">It names nobody.</param>
    /// <param name="about">As in <see cref="Mailbox.Post"/>.</param>
    public void Post(
        RegistryDb db, Situation? situation, string addressee, string? to, string subject, string text,
        long? about = null)
    {
        if (situation is not { IsExercise: true })
        {
            if (to is { Length: > 0 })
                mail.Post(db, to, subject, text, about: about);
            return;
        }
        foreach (var address in situation.ExerciseMail)
            mail.Post(db, address, $"EXERCISE: {subject}", $"""
                This is an exercise. In earnest this letter would go to {addressee}.

                {text}
                """, about: about);
    }

    /// <summary>To the focal point of a participant, where it reads mail.</summary>
    public void PostToFocalPoint(
        RegistryDb db, Situation? situation, Participant participant, string subject, string text) =>
        Post(db, situation, $"the focal point of {participant.Name}", offices.Value.GetValueOrDefault(participant.Code),
            subject, text);

    /// <summary>Asks the state within which a matter lies whether it may be taken up (R16, R18).</summary>
    public void AskTakingUp(RegistryDb db, Situation situation, SituationParty party, Participant? host)
    {
        if (host is null)
            return;
        var secret = Secret.New(Secret.OfLink);
        party.TakingUpLinkHash = Secret.Hash(secret);
        PostToFocalPoint(db, situation, host, "The Chair asks whether a matter may be taken up", $"""
            The Chair of the ASEAN Regional Forum asks {host.Name} whether it may take up this matter:

            {situation.Title}
            Area: {situation.Area}

            It lies within {host.Name}, so nothing is done without its consent. Two buttons, yes and no, stand here:

            {site.LinkTo($"/taking-up/{secret}")}

            Silence is no consent, and neither is consent under a condition. By the same link you can withdraw your
            consent later. Whoever has it answers for {host.Name}; please do not pass it on.
            """);
    }

    /// <summary>
    /// The Secretary-General works with the Chair where danger is imminent (R24), and is told at once.
    /// </summary>
    public void TellSecretaryGeneral(RegistryDb db, Situation situation, string what, DateTime now)
    {
        // Told is who can be reached: nobody is put down as told whose address is not known.
        if (situation.IsExercise ? situation.ExerciseMail.Count == 0
            : string.IsNullOrEmpty(settings.Value.SecretaryGeneral))
            return;
        Post(db, situation, "the Secretary-General of ASEAN", settings.Value.SecretaryGeneral, what, $"""
            {what}.

            {situation.Title}
            Area: {situation.Area}{(situation.NamingNote is { } note ? $" ({note})" : "")}

            The Chair's office of the ASEAN Regional Forum keeps the situation in the register of its envoys, where you
            can read it signed in. You are told because danger is imminent.
            """);
        situation.SecretaryGeneralToldAt ??= now;
    }
}
