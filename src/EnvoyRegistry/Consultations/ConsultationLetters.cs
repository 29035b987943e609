using EnvoyRegistry.Data;
using EnvoyRegistry.News;
using EnvoyRegistry.Pages;
using Microsoft.Extensions.Options;

namespace EnvoyRegistry.Consultations;

/// <summary>
/// Writes to the focal point offices of those who are asked, each with a link to its own line. Letters of an exercise
/// go to the addresses named for it and to no office.
/// </summary>
sealed class ConsultationLetters(Mailbox mail, PublicAddress address, IOptions<FocalPointOffices> offices)
{
    /// <summary>The circular, to everybody who is asked and has an address; to be saved.</summary>
    public void Ask(RegistryDb db, Consultation consultation)
    {
        var subject = $"Consultation of all participants: please answer by {At(consultation.Deadline)}";
        foreach (var reply in consultation.Replies)
            Post(db, consultation, reply, subject);
    }

    /// <summary>That an answer is still awaited; to be saved.</summary>
    /// <returns>False when there is no address to write to.</returns>
    public bool Remind(RegistryDb db, Consultation consultation, ConsultationReply reply) => Post(
        db, consultation, reply,
        $"Reminder: a consultation of all participants closes on {At(consultation.Deadline)}");

    public static string At(DateTime instant) => $"{instant:d MMMM yyyy, HH:mm} UTC";

    bool Post(RegistryDb db, Consultation consultation, ConsultationReply reply, string subject)
    {
        var addresses = consultation.IsExercise ? consultation.ExerciseAddresses
            : offices.Value.GetValueOrDefault(reply.Participant.Code) is { } office ? [office] : [];
        foreach (var (i, to) in addresses.Index())
            mail.Post(
                db, to, consultation.IsExercise ? $"EXERCISE: {subject}" : subject,
                Text(consultation, reply, ConsultationLink.Create(db, reply.Id)),
                // What became of the letter is asked of one address; an exercise may have several.
                occasion: i == 0 ? reply.Id : null);
        return addresses.Count > 0;
    }

    string Text(Consultation consultation, ConsultationReply reply, string secret) => $"""
        {Exercise(consultation)}The Chair's office of the ASEAN Regional Forum consults all participants (R14).

        {consultation.Title}

        {Shared(consultation)}{consultation.Circular}

        {reply.Participant.Name} is asked to answer by {At(consultation.Deadline)}: no objection, an objection, or a
        comment. The answer is given here, and can be changed here until the consultation closes:

        {address.LinkTo(ConsultationPages.PathOf(secret))}

        It closes at that time, or earlier when all participants have answered. Whoever has not answered is shown as
        silent. An objection stands until the participant that made it withdraws it.

        By this link {reply.Participant.Name} answers, and no other participant. Please do not pass it on.
        """;

    static string Exercise(Consultation consultation) =>
        consultation.IsExercise ? "This is an EXERCISE. Nothing in it is real.\n\n" : "";

    static string Shared(Consultation consultation) => consultation.Shared is { } shared
        ? $"To be shared with {consultation.OutsideBody} (R15): {shared}\n\n" : "";
}
