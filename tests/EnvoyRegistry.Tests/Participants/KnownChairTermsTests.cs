using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;

namespace EnvoyRegistry.Tests.Participants;

public sealed class KnownChairTermsTests
{
    static readonly List<ChairTerm> Terms = [.. KnownChairTerms.All(Sources.All.ToDictionary(s => s.Code))];

    [Fact]
    public void Terms_follow_each_other_without_gap_or_overlap()
    {
        foreach (var (earlier, later) in Terms.Zip(Terms.Skip(1)))
            later.From.ShouldBe(earlier.Until.AddDays(1), later.Code);
        Terms[0].From.ShouldBe(new DateOnly(1994, 1, 1));
        Terms[^1].Until.ShouldBe(new DateOnly(2027, 12, 31));
    }

    [Fact]
    public void The_hosts_of_the_yearly_meetings_are_the_recorded_ones() =>
        string.Join(' ', Terms.Select(t => t.Code)).ShouldBe(
            "TH-1994 BN-1995 ID-1996 MY-1997 PH-1998 SG-1999 TH-2000 VN-2001 BN-2002 KH-2003 ID-2004 LA-2005 " +
            "MY-2006 PH-2007 SG-2008 TH-2009 VN-2010 ID-2011 KH-2012 BN-2013 MM-2014 MY-2015 LA-2016 PH-2017 " +
            "SG-2018 TH-2019 VN-2020 BN-2021 KH-2022 ID-2023 LA-2024 MY-2025 PH-2026 SG-2027");

    [Fact]
    public void Terms_before_the_charter_are_uncertain_and_the_coming_one_is_expected() =>
        Terms.Where(t => t.Certainty is not Certainty.Certain).Select(t => t.Until.Year)
            .ShouldBe([.. Enumerable.Range(1994, 16), 2027]);

    [Fact]
    public void The_term_of_2026_says_by_whose_decision() => Terms.Single(t => t.Code == "PH-2026").Basis.ShouldBe(
        "Chair of ASEAN for the calendar year (ASEAN Charter, article 31), and so of the ARF; " +
        "by decision of the leaders of 5 September 2023");

    [Fact]
    public void Every_term_says_what_it_rests_on() =>
        Terms.ShouldAllBe(t => t.Basis.Length > 20 && t.Sources.Count > 0);
}
