using EnvoyRegistry.Appointments;
using EnvoyRegistry.Availability;
using EnvoyRegistry.Chairing;
using EnvoyRegistry.Consultations;
using EnvoyRegistry.Coverage;
using EnvoyRegistry.Entries;
using EnvoyRegistry.Groupings;
using EnvoyRegistry.Guidance;
using EnvoyRegistry.Matching;
using EnvoyRegistry.Nominations;
using EnvoyRegistry.Pages;
using EnvoyRegistry.People;
using EnvoyRegistry.SignIn;
using EnvoyRegistry.Situations;
using EnvoyRegistry.Teams;

namespace EnvoyRegistry.Host;

/// <summary>The pages for offices and for people on the register, room by room.</summary>
static class Desk
{
    public static void MapDesk(this WebApplication app)
    {
        app.MapRoleSignIn();
        WhoCouldGoPages.Map(app);
        TeamPages.Map(app);
        PersonPages.Map(app);
        NominationPages.Map(app);
        NominatingForms.Map(app);
        EepForms.Map(app);
        CandidateProposal.Map(app);
        SituationPages.Map(app);
        SituationForms.Map(app);
        CandidateForms.Map(app);
        AppointmentPages.Map(app);
        AppointmentForms.Map(app);
        OwnConsentForms.Map(app);
        GroupingPages.Map(app);
        GroupingForms.Map(app);
        HandOverForms.Map(app);
        CoveragePages.Map(app);
        GuidancePages.Map(app);
        AuditPages.Map(app);
        RulePages.Map(app);
        SearchPages.Map(app);
        GalleryPages.Map(app);
        ConsultationBoard.Map(app);
        ConsultationForms.Map(app);
        MyHome.Map(app);
        MyProfileForms.Map(app);
        MySkillForms.Map(app);
        MyTies.Map(app);
        MyVisibility.Map(app);
        MyConsents.Map(app);
        MyLeaving.Map(app);
        MyDays.Map(app);
        MyAppointments.Map(app);
        MySeats.Map(app);
        MySessions.Map(app);
    }
}
