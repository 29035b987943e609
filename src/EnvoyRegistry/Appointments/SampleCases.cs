using EnvoyRegistry.Access;
using EnvoyRegistry.Availability;
using EnvoyRegistry.Consultations;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using EnvoyRegistry.People.Sample;
using EnvoyRegistry.Situations;
using EnvoyRegistry.Vault;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Appointments;

/// <summary>
/// An exercise over a river that never was, with an appointment at every point of its way, so that a newcomer sees all
/// of it. Its parties are invented, and so is each of their answers: no government's is.
/// </summary>
sealed class SampleCases(Progress progress, CaseTexts texts, SecretariatClock clock)
{
    const int HoursOfConsultation = 24;

    /// <summary>Where there are invented people; once.</summary>
    public async Task LoadAsync(RegistryDb db, DateTime now, CancellationToken cancellation)
    {
        var people = await db.Set<Person>()
            .Where(p => p.Status == PersonStatus.Listed && p.WillingToServe
                && p.ExternalReference.StartsWith(SampleRegister.Prefix))
            .OrderBy(p => p.ExternalReference).Take(Enum.GetValues<AppointmentStatus>().Length)
            .ToListAsync(cancellation);
        var chair = await db.Set<ChairTerm>().Where(t => t.From <= clock.Today && t.Until >= clock.Today)
            .Select(t => (long?)t.ParticipantId).FirstOrDefaultAsync(cancellation);
        var basis = await db.Set<Source>().FirstOrDefaultAsync(s => s.Code == "A4", cancellation);
        if (people.Count == 0 || chair is not { } office || basis is null)
            return;

        now = UtcSeconds.Truncated(now);
        var situation = Situation(office, now.AddDays(-30));
        db.Add(situation);
        await db.SaveChangesAsync(cancellation);
        foreach (var (index, goal) in Enum.GetValues<AppointmentStatus>().Index())
            await PlayAsync(
                db, situation, goal, people[index % people.Count], basis, office, now, cancellation);
        await db.SaveChangesAsync(cancellation);
    }

    static Situation Situation(long office, DateTime opened)
    {
        var situation = new Situation
        {
            Id = EntityId.New(),
            Title = "An exercise: the waters of the Selan (invented)",
            AreaKind = AreaKind.Region,
            Area = "The valley of the Selan, an invented river",
            Scope = DisputeScope.InterState,
            IsExercise = true,
            OpenedAt = opened,
            OpenedById = office,
        };
        foreach (var name in (string[])["Upper Selan (invented)", "Lower Selan (invented)"])
        {
            var party = new SituationParty
            {
                Id = EntityId.New(),
                SituationId = situation.Id,
                Name = name,
                IsDirectlyInvolved = true,
                NamedAt = opened,
            };
            situation.Parties.Add(party);
            situation.Decide(party, PartyDecisionKind.Named, "The river runs through it.", opened);
        }
        return situation;
    }

    /// <summary>
    /// Plays the way up to a point, each step at an instant of its own. What the last one changed is to be saved.
    /// </summary>
    async Task PlayAsync(
        RegistryDb db, Situation situation, AppointmentStatus goal, Person person, Source basis, long office,
        DateTime now, CancellationToken cancellation)
    {
        // What is over began earlier; what waits for an answer began today.
        var isPast = goal >= AppointmentStatus.Active;
        var begins = now.AddDays(isPast ? -12 : goal <= AppointmentStatus.Consulting ? -0.25 : -2);
        var appointment = Request(db, situation, office, begins);
        db.Add(appointment);
        if (goal is AppointmentStatus.Requested)
        {
            await GoOnAsync(now);
            return;
        }
        if (goal is AppointmentStatus.Refused or AppointmentStatus.Withdrawn)
        {
            appointment.Reason = texts.Seal<Appointment>(
                db, appointment.Id, nameof(Appointment.Reason), "The two sides talk to each other already.");
            appointment.Take(goal, WaitsFor.Nobody, begins.AddHours(2));
            await GoOnAsync(now);
            return;
        }

        var today = clock.Today;
        appointment.Terms.Add(Terms(appointment, basis, begins.AddHours(1), goal switch
        {
            AppointmentStatus.Expired or AppointmentStatus.Reporting or AppointmentStatus.Concluded =>
                (today.AddDays(-8), today.AddDays(-1)),
            _ when isPast => (today.AddDays(-8), today.AddDays(30)),
            _ => (today.AddDays(5), today.AddDays(40)),
        }));
        appointment.Take(AppointmentStatus.Scoped, WaitsFor.Office, begins.AddHours(1));
        await GoOnAsync(begins.AddHours(1));
        if (goal is AppointmentStatus.Scoped)
            return;

        var consulted = begins.AddHours(2);
        db.Add(await ConsultAsync(db, appointment, situation, consulted, cancellation));
        appointment.Take(AppointmentStatus.Consulting, WaitsFor.Governments, consulted);
        await GoOnAsync(consulted);
        var answered = goal is AppointmentStatus.Consulting or AppointmentStatus.Expired ? 1 : 2;
        foreach (var consent in appointment.ConsentsTo(ConsentSubject.Terms).Take(answered).ToList())
            Grant(db, consent, consulted.AddHours(1));
        await GoOnAsync(consulted.AddHours(1));
        if (goal is AppointmentStatus.Consulting or AppointmentStatus.Expired)
        {
            await GoOnAsync(now);
            return;
        }

        var cleared = consulted.AddHours(HoursOfConsultation);
        await GoOnAsync(cleared);
        if (goal is AppointmentStatus.Cleared)
            return;

        var offer = Offer(db, appointment, situation, person, cleared.AddHours(1), now);
        appointment.Offers.Add(offer);
        appointment.Take(AppointmentStatus.Offered, WaitsFor.Persons, cleared.AddHours(1));
        await GoOnAsync(cleared.AddHours(1));
        if (goal is AppointmentStatus.Offered)
            return;

        offer.SayYes(1, EmployerRelease.NotNeeded, cleared.AddHours(3));
        await GoOnAsync(cleared.AddHours(3));
        if (goal is AppointmentStatus.Accepted)
            return;

        foreach (var consent in appointment.ConsentsTo(ConsentSubject.Person).ToList())
            Grant(db, consent, cleared.AddHours(5));
        appointment.Appoint(offer);
        offer.Commitment!.Cause = CommitmentCause.Appointment;
        appointment.Take(AppointmentStatus.Appointed, WaitsFor.Office, cleared.AddHours(6));
        await GoOnAsync(now.AddHours(-2));
        if (goal is AppointmentStatus.Suspended)
            appointment.ConsentsTo(ConsentSubject.Terms).First()
                .Answer(ConsentState.Withdrawn, null, null, now.AddHours(-1));
        if (goal is AppointmentStatus.Concluded)
            appointment.Reports.Add(LastReport(db, appointment, now.AddHours(-1)));
        if (goal >= AppointmentStatus.Concluded)
        {
            offer.GiveBack(now.AddHours(-1));
            appointment.Take(goal, WaitsFor.Nobody, now.AddHours(-1));
        }
        await GoOnAsync(now);

        async Task GoOnAsync(DateTime at)
        {
            await db.SaveChangesAsync(cancellation);
            await progress.AdvanceAsync(db, appointment, at, cancellation);
        }
    }

    Appointment Request(RegistryDb db, Situation situation, long office, DateTime at)
    {
        var id = EntityId.New();
        var appointment = new Appointment
        {
            Id = id,
            SituationId = situation.Id,
            Situation = situation,
            IsExercise = true,
            Mission = MissionType.Envoy,
            HolderKind = HolderKind.Person,
            RequestedAt = at,
            RequestedById = office,
            IsProposal = false,
            Lawful = Seal(nameof(Appointment.Lawful), "Both sides have asked for it."),
            Safe = Seal(nameof(Appointment.Safe), "The valley is quiet; both sides escort."),
            Urgent = Seal(nameof(Appointment.Urgent), "The dam is opened with the rains."),
            Motive = Seal(nameof(Appointment.Motive), "Nobody gains by it but those who live on the river."),
        };
        appointment.Take(AppointmentStatus.Requested, WaitsFor.Office, at);
        return appointment;

        string Seal(string column, string text) => texts.Seal<Appointment>(db, id, column, text);
    }

    static TermsOfReference Terms(
        Appointment appointment, Source basis, DateTime at, (DateOnly From, DateOnly Until) days) => new()
        {
            Id = EntityId.New(),
            AppointmentId = appointment.Id,
            Number = 1,
            Aim = "An agreed calendar of releases from the upper dam.",
            Area = "The valley of the Selan",
            Parties = "Upper Selan and Lower Selan",
            Limits = "No word on where the border runs.",
            From = days.From,
            Until = days.Until,
            ReportEveryDays = 14,
            Payer = "Both sides, in halves",
            BasisId = basis.Id,
            Basis = basis,
            Mandate = MandateBasis.FixedTerm,
            SetAt = at,
        };

    /// <summary>All are asked, and in an exercise nobody's answer is made up.</summary>
    static async Task<Consultation> ConsultAsync(
        RegistryDb db, Appointment appointment, Situation situation, DateTime at, CancellationToken cancellation)
    {
        var consultation = new Consultation
        {
            Id = EntityId.New(),
            MatterId = appointment.Id,
            MatterPrefix = Appointment.Prefix,
            Title = $"An appointment: {situation.Title}",
            Circular = "In this exercise the Chair would send an envoy to the valley of the Selan.",
            IsExercise = true,
            OpenedAt = at,
            Deadline = at.AddHours(HoursOfConsultation),
            ClosesAt = at.AddHours(HoursOfConsultation),
        };
        foreach (var participant in await db.Set<Participant>().OrderBy(p => p.Code).ToListAsync(cancellation))
            consultation.Replies.Add(new ConsultationReply
            {
                Id = EntityId.New(),
                ParticipantId = participant.Id,
                Participant = participant,
            });
        return consultation;
    }

    void Grant(RegistryDb db, PartyConsent consent, DateTime at) => consent.Answer(
        ConsentState.Granted, null,
        texts.Seal<PartyConsent>(db, consent.Id, nameof(PartyConsent.Evidence), "Invented with the exercise."), at);

    static Offer Offer(
        RegistryDb db, Appointment appointment, Situation situation, Person person, DateTime at, DateTime now)
    {
        var commitment = new Commitment
        {
            Id = EntityId.New(),
            PersonId = person.Id,
            From = appointment.CurrentTerms!.From,
            Until = appointment.CurrentTerms.Until,
            Cause = CommitmentCause.Offer,
            SituationId = situation.Id,
            IsExercise = true,
            MadeAt = at,
        };
        db.Add(commitment);
        return new Offer
        {
            Id = EntityId.New(),
            AppointmentId = appointment.Id,
            Position = 1,
            PersonId = person.Id,
            Person = person,
            TermsNumber = 1,
            MadeAt = at,
            Deadline = now.AddDays(10),
            CommitmentId = commitment.Id,
            Commitment = commitment,
        };
    }

    Report LastReport(RegistryDb db, Appointment appointment, DateTime at)
    {
        var id = EntityId.New();
        return new Report
        {
            Id = id,
            AppointmentId = appointment.Id,
            Kind = ReportKind.Final,
            Text = texts.Seal<Report>(db, id, nameof(Report.Text), "Both sides have signed the calendar (invented)."),
            FiledAt = at,
            AcknowledgedAt = at,
            AuthorId = appointment.PersonId,
            AuthorOfficeId = appointment.OfficeId,
        };
    }
}
