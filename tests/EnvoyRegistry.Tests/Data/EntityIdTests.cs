using EnvoyRegistry.Data;

namespace EnvoyRegistry.Tests.Data;

public sealed class EntityIdTests
{
    [Fact]
    public void New_ids_are_positive_and_differ()
    {
        var ids = Enumerable.Range(0, 1000).Select(_ => EntityId.New()).ToList();

        ids.ShouldAllBe(id => id > 0);
        ids.Distinct().Count().ShouldBe(1000);
    }

    [Fact]
    public void The_same_text_gives_the_same_id_everywhere() =>
        // SHA-256("participant:TH") begins with these 64 bits; the last of them is dropped.
        EntityId.From("participant:TH").ShouldBe(4421438478237484894);
}
