using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using EnvoyRegistry.Availability;
using EnvoyRegistry.Host;
using EnvoyRegistry.People;
using EnvoyRegistry.People.Sample;
using EnvoyRegistry.Tests.Data;
using Microsoft.EntityFrameworkCore;

namespace EnvoyRegistry.Tests.People.Sample;

public sealed class SampleRegisterTests
{
    static readonly DateOnly s_today = new(2026, 3, 14);
    static readonly IReadOnlyList<Person> s_people = SamplePeople.On(s_today);

    [Fact]
    public void There_are_three_hundred_people_and_all_say_that_they_are_invented()
    {
        s_people.Count.ShouldBe(300);
        s_people.ShouldAllBe(p => p.Biography!.Contains("no such person exists"));
        s_people.ShouldAllBe(p => p.ExternalReference.Contains("SAMPLE-"));
    }

    [Fact]
    public void Ids_references_and_names_are_unique()
    {
        s_people.DistinctBy(p => p.Id).Count().ShouldBe(300);
        s_people.DistinctBy(p => p.ExternalReference).Count().ShouldBe(300);
        s_people.DistinctBy(p => p.FullName).Count().ShouldBe(300);
    }

    [Fact]
    public void The_same_day_gives_the_same_sample()
    {
        Hash(SamplePeople.On(s_today)).ShouldBe(Hash(s_people));
        Hash(SamplePeople.On(s_today.AddDays(1))).ShouldNotBe(Hash(s_people));
    }

    // Fails when a machine or a version of .NET draws otherwise; whoever changes the sample changes the number.
    [Fact]
    public void The_sample_is_the_same_on_every_machine() => Hash(s_people).ShouldBe("f4b06b750357789b");

    [Fact]
    public void No_participant_has_more_than_five_EEPs_and_some_have_none()
    {
        var counts = SamplePeople.Participants
            .Select(participant => s_people.Count(person => person.ParticipantId == participant.Id)).ToList();

        counts.Max().ShouldBe(Registration.MostInForce);
        counts.Min().ShouldBe(0);
    }

    [Fact]
    public void EEPs_are_registered_by_the_participant_they_stand_under_and_nobody_else_is()
    {
        foreach (var person in s_people)
        {
            var inForce = person.Registrations.Where(r => r.Until is null).ToList();
            inForce.Select(r => (long?)r.ParticipantId).ShouldBe(
                person.Kind is PersonKind.Eep ? [person.ParticipantId] : [], person.ExternalReference);
        }
    }

    [Fact]
    public void Registrations_rest_on_a_nationality_the_participant_may_nominate()
    {
        foreach (var person in s_people)
            foreach (var registration in person.Registrations)
                SamplePeople.Participants.Single(p => p.Id == registration.ParticipantId).NominatingNationalities
                    .Where(n => (n.From is null || n.From <= registration.From)
                        && (n.Until is null || registration.From <= n.Until))
                    .Select(n => n.Country).Intersect(person.Nationalities).ShouldNotBeEmpty(person.ExternalReference);
    }

    [Fact]
    public void Confirmations_agree_with_the_status()
    {
        s_people.ShouldAllBe(p => p.Kind.Statuses().Contains(p.Status));
        s_people.Where(p => p.Kind != PersonKind.Former)
            .ShouldAllBe(p => p.Status == PersonStatus.Stale == (p.ConfirmationDueOn < s_today));
    }

    [Fact]
    public void There_are_stale_unwilling_and_twofold_nationals_among_them()
    {
        s_people.Count(p => p.Status == PersonStatus.Stale).ShouldBeInRange(10, 50);
        s_people.Count(p => p.Kind != PersonKind.Former && !p.WillingToServe).ShouldBeInRange(5, 40);
        s_people.Count(p => p.Nationalities.Count > 1).ShouldBeInRange(10, 60);
        foreach (var status in (PersonStatus[])[PersonStatus.Withdrawn, PersonStatus.Replaced, PersonStatus.Deceased])
            s_people.ShouldContain(p => p.Status == status);
    }

    [Fact]
    public void Names_come_in_the_scripts_and_forms_of_the_region()
    {
        foreach (var script in (string[])
            [
                "IsThai", "IsKhmer", "IsLao", "IsMyanmar", "IsCJKUnifiedIdeographs", "IsHangulSyllables", "IsCyrillic",
                "IsDevanagari", "IsBengali", "IsArabic", "IsSinhala", "IsGreek",
            ])
            s_people.ShouldContain(
                p => p.NativeName != null && Matches($@"[\p{{{script}}}\s\u200d]+", p.NativeName), script);
        s_people.ShouldContain(p => p.Nationalities[0] == "ID" && !p.FullName.Contains(' '));
        s_people.ShouldContain(p => p.Title == "Daw");
        s_people.ShouldContain(p => p.FullName.Contains(" binti "));
        s_people.ShouldContain(p => p.FullName.StartsWith("Nguyễn ", StringComparison.Ordinal));
        foreach (var name in s_people.SelectMany(p => (string?[])[p.Title, p.FullName, p.NativeName]).OfType<string>())
            name.ShouldMatch(@"^[\w\p{M}\u200d'’./()-]+( [\w\p{M}\u200d'’./()-]+)*$");
    }

    [Fact]
    public void Zones_are_known_and_tags_are_well_formed()
    {
        foreach (var zone in s_people.Select(p => p.TimeZone!).Distinct())
            TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _).ShouldBeTrue(zone);
        foreach (var person in s_people)
        {
            person.Languages.ShouldNotBeEmpty();
            person.Languages.Select(l => l.Tag).ShouldBeUnique();
            person.Languages.ShouldAllBe(l => Matches("[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?", l.Tag));
        }
    }

    [Fact]
    public void Fields_are_held_by_many_by_few_and_one_by_nobody()
    {
        var held = s_people.SelectMany(p => p.Expertise).Select(e => e.TagId).CountBy(id => id).ToDictionary();
        var holders = SamplePeople.Tags.Where(tag => tag.Since == 1) // the fields of its careers
            .ToDictionary(tag => tag.Code, tag => held.GetValueOrDefault(tag.Id));

        holders["MED-PROCESS"].ShouldBeGreaterThan(60);
        holders["RES-LAND"].ShouldBeInRange(1, 15);
        holders.Where(h => h.Value == 0).Select(h => h.Key).ShouldBe(["POL-PARTIES"]);
    }

    [Fact]
    public void It_loads_into_a_register_within_the_rules_of_the_database()
    {
        using var register = new TemporaryRegister();
        using (var db = register.Open())
        {
            Features.LoadReferenceData(db);
            SampleWindows.Load(db, SampleRegister.Load(db, s_today), s_today);
        }

        using var again = register.Open();
        again.Set<Person>().Count(p => p.Kind != PersonKind.Historical).ShouldBe(300);
        again.Set<PersonExpertise>().Count().ShouldBe(s_people.Sum(p => p.Expertise.Count));
        again.Set<AvailabilityWindow>().Count().ShouldBe(s_people.Sum(p => SampleWindows.Draw(p, s_today).Count));
        again.Set<Person>().AsNoTracking().Include(p => p.Languages).Single(p => p.ExternalReference == "SAMPLE-042")
            .Languages.Count.ShouldBe(s_people[41].Languages.Count);
    }

    // Without ids and the words of the vocabulary, which are not the sample's own.
    static string Hash(IReadOnlyList<Person> people) => Convert.ToHexStringLower(SHA256.HashData(
        JsonSerializer.SerializeToUtf8Bytes(people.Select(p => new
        {
            p.ExternalReference,
            p.Title,
            p.FullName,
            p.NativeName,
            p.Status,
            p.ConfirmedOn,
            Languages = p.Languages.Select(l => new { l.Tag, l.Level }),
            Expertise = p.Expertise.Select(e => new { e.Level, e.Years, e.LastUsedYear, e.Evidence }),
            Windows = SampleWindows.Draw(p, s_today)
                .Select(w => new { w.From, w.Until, w.Status, w.Mode, w.NoticeHours, w.ConfirmedAt }),
        }))))[..16];

    static bool Matches(string pattern, string text) =>
        Regex.IsMatch(text, $"^{pattern}$", RegexOptions.None, TimeSpan.FromSeconds(1));
}
