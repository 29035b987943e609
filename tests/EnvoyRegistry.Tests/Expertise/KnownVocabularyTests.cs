using EnvoyRegistry.Data;
using EnvoyRegistry.Expertise;

namespace EnvoyRegistry.Tests.Expertise;

public sealed class KnownVocabularyTests
{
    static readonly List<(ExpertiseGroup Group, ExpertiseTag[] Tags)> All =
        [.. KnownVocabulary.All(Sources.All.ToDictionary(s => s.Code))];

    [Fact]
    public void There_are_34_tags_in_ten_groups()
    {
        All.Select(entry => entry.Group.Code)
            .ShouldBe(["SEC", "POL", "CON", "ELE", "HRJ", "HUM", "INC", "RES", "IST", "MED"]);
        All.Select(entry => entry.Tags.Length).ShouldBe([6, 4, 3, 3, 4, 3, 3, 3, 2, 3]);
        All.SelectMany(entry => entry.Tags).Select(tag => tag.Code).ShouldBeUnique();
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
