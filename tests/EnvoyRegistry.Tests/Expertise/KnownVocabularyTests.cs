using EnvoyRegistry.Data;
using EnvoyRegistry.Expertise;
using EnvoyRegistry.Host;
using EnvoyRegistry.Tests.Data;

namespace EnvoyRegistry.Tests.Expertise;

public sealed class KnownVocabularyTests
{
    static readonly List<(ExpertiseGroup Group, ExpertiseTag[] Tags)> All =
        [.. KnownVocabulary.All(Sources.All.ToDictionary(s => s.Code))];

    [Fact]
    public void There_are_42_tags_in_ten_groups()
    {
        All.Select(entry => entry.Group.Code)
            .ShouldBe(["SEC", "POL", "CON", "ELE", "HRJ", "HUM", "INC", "RES", "IST", "MED"]);
        All.Select(entry => entry.Tags.Length).ShouldBe([12, 4, 3, 3, 5, 4, 3, 3, 2, 3]);
        All.SelectMany(entry => entry.Tags).Select(tag => tag.Code).ShouldBeUnique();
    }

    [Theory]
    [InlineData("SEC-NONPROLIFERATION")]
    [InlineData("SEC-TERRORISM")]
    [InlineData("SEC-ICT")]
    [InlineData("SEC-MARITIME")]
    [InlineData("HUM-DISASTER")]
    [InlineData("SEC-PEACEKEEPING")]
    [InlineData("SEC-DEFENCE")]
    [InlineData("HRJ-SEXUALVIOLENCE")]
    public void The_second_version_has_the_ARFs_own_areas_and_conflict_related_sexual_violence(string code) =>
        All.SelectMany(entry => entry.Tags).Single(tag => tag.Code == code).Since.ShouldBe(2);

    [Theory]
    [InlineData("", 2)] // of the first version
    [InlineData("UPDATE ExpertiseTag SET DeprecatedSince = 4 WHERE Code = 'SEC-SALW'", 5)]
    public void A_register_of_an_earlier_build_gets_them_as_its_next_version(string ofItsOwn, int version)
    {
        using var register = new TemporaryRegister();
        register.Run($"""
            PRAGMA foreign_keys = ON;
            DELETE FROM ExpertiseTag WHERE Since = 2;
            UPDATE ExpertiseTag SET Name = 'Truce' WHERE Code = 'SEC-CEASEFIRE';
            UPDATE ExpertiseTag SET Name = 'Watching', Version = 2 WHERE Code = 'SEC-MONITOR';
            UPDATE RegisterState SET CompletedBy = NULL;
            {ofItsOwn}
            """);

        RegisterStart.Prepare(register.Path);

        using var db = register.Open();
        db.Set<ExpertiseTag>().Where(t => t.Since != 1).Select(t => t.Since).ToList()
            .ShouldBe(Enumerable.Repeat(version, 8));
        db.Set<ExpertiseTag>().Single(t => t.Code == "SEC-CEASEFIRE").Name.ShouldBe("Ceasefires");
        db.Set<ExpertiseTag>().Single(t => t.Code == "SEC-MONITOR").Name.ShouldBe("Watching"); // the register's own
    }

    [Fact]
    public void A_tag_belongs_to_the_group_its_code_names() =>
        All.ShouldAllBe(entry => entry.Tags.All(tag =>
            tag.GroupId == entry.Group.Id && tag.Code.StartsWith(entry.Group.Code + "-", StringComparison.Ordinal)));

    [Fact]
    public void Every_tag_is_defined_and_sourced() =>
        All.SelectMany(entry => entry.Tags)
            .ShouldAllBe(tag => tag.Definition.EndsWith('.') && tag.Basis.Length > 0 && tag.Sources.Count > 0);
}
