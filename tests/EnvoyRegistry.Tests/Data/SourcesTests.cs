using System.Text.RegularExpressions;
using EnvoyRegistry.Data;
using EnvoyRegistry.Host;
using EnvoyRegistry.Participants;

namespace EnvoyRegistry.Tests.Data;

public sealed partial class SourcesTests
{
    [Fact]
    public void Keys_and_ids_are_unique()
    {
        Sources.All.Select(s => s.Code).ShouldBeUnique();
        Sources.All.Select(s => s.Id).ShouldBeUnique();
    }

    [Fact]
    public void Addresses_are_whole() =>
        Sources.All.Where(s => s.Url is not null).ShouldAllBe(s => Uri.IsWellFormedUriString(s.Url, UriKind.Absolute));

    [Fact]
    public void No_source_is_one_where_anybody_may_write_or_a_copy_that_somebody_put_up() =>
        Sources.All.Where(s => AnybodysPage().IsMatch($"{s.Citation} {s.Url}")).Select(s => s.Code).ShouldBeEmpty();

    [Fact]
    public void A_register_of_an_earlier_build_gets_them_as_they_are_cited_now()
    {
        using var register = new TemporaryRegister();
        register.Run("""
            UPDATE Source SET Url = 'https://asencharter.blogspot.com' WHERE Code = 'B3';
            UPDATE ChairTerm SET Basis = 'Passed over' WHERE Code = 'PH-2026';
            UPDATE ChairTerm SET Basis = 'As the office knows', Version = 2 WHERE Code = 'MY-2025';
            UPDATE RegisterState SET CompletedBy = NULL;
            """);

        RegisterStart.Prepare(register.Path);

        using var db = register.Open();
        db.Set<Source>().Single(s => s.Code == "B3").Url.ShouldBeNull();
        var terms = db.Set<ChairTerm>().ToDictionary(t => t.Code, t => t.Basis);
        terms["PH-2026"].ShouldEndWith("by decision of the leaders of 5 September 2023");
        terms["MY-2025"].ShouldBe("As the office knows");
    }

    [GeneratedRegex("wikipedia|blogspot|kompasiana|scribd|docslib|expydoc|docest|docsbay|slideshare",
        RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AnybodysPage();
}
