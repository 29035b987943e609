using System.CommandLine;
using EnvoyRegistry.Data;
using EnvoyRegistry.Expertise;
using Parley.GraphQL.Errors;

namespace EnvoyRegistry.Commands;

/// <summary><c>tag add|deprecate</c>: each is a new version of the vocabulary, and nothing is ever deleted.</summary>
static class TagCommand
{
    public static Command Create(string[] settings) =>
        new("tag", "Keeps the vocabulary of expertise. Tags are deprecated in favour of a successor, never deleted " +
            "or renamed.")
        {
            Add(settings), Deprecate(settings),
        };

    static Command Add(string[] settings)
    {
        var code = new Argument<string>("code")
        {
            Description = "Group and subject, such as SEC-CYBER; the group is one that is there.",
        };
        var name = new Argument<string>("name") { Description = "The name for a menu." };
        var definition = new Option<string>("--definition")
        {
            Description = "What belongs under it, in a sentence.",
            Required = true,
        };
        var basis = new Option<string>("--basis")
        {
            Description = "Where in its sources the subject stands.",
            Required = true,
        };
        var sources = new Option<string[]>("--source") { Description = "The key of a source; may be given again." };

        var add = new Command("add", "Adds a tag.") { code, name, definition, basis, sources };
        add.Changes(settings, (parsed, _, db) =>
        {
            var wanted = parsed.GetRequiredValue(code).ToUpperInvariant();
            var groups = db.Set<ExpertiseGroup>().ToDictionary(g => g.Code);
            if (wanted.Split('-', 2) is not [var group, { Length: > 0 } subject]
                || !subject.All(char.IsAsciiLetterUpper))
                throw new ChangeRefusedException(
                    $"`{wanted}` is not written as group and subject, such as `SEC-CYBER`.");
            if (!groups.TryGetValue(group, out var family))
                throw new ChangeRefusedException($"`{group}` is no group; there are " +
                    $"{string.Join(", ", groups.Keys.Order(StringComparer.Ordinal))}.");
            if (db.Set<ExpertiseTag>().Any(t => t.Code == wanted))
                throw new ChangeRefusedException($"The vocabulary has `{wanted}` already.");
            db.Add(new ExpertiseTag
            {
                Id = EntityId.New(), // by the id of one that came with the register it would be corrected
                Code = wanted,
                Name = parsed.GetRequiredValue(name),
                Definition = parsed.GetRequiredValue(definition),
                Basis = parsed.GetRequiredValue(basis),
                Group = family,
                Since = Vocabulary.NextVersion(db),
                Sources = [.. (parsed.GetValue(sources) ?? []).Select(db.FindSource)],
            });
            return $"{wanted} is a tag since version {Vocabulary.NextVersion(db)} of the vocabulary.";
        });
        return add;
    }

    static Command Deprecate(string[] settings)
    {
        var code = new Argument<string>("tag") { Description = "The tag no longer to be used in new entries." };
        var successor = new Option<string>("--successor") { Description = "The tag to use in its place." };

        var deprecate = new Command("deprecate", "Deprecates a tag. Entries that have it keep it.") { code, successor };
        deprecate.Changes(settings, (parsed, _, db) =>
        {
            var tag = Tag(db, parsed.GetRequiredValue(code));
            var next = parsed.GetValue(successor) is { } given ? Tag(db, given) : null;
            if (tag.DeprecatedSince is { } since)
                throw new ChangeRefusedException($"{tag.Code} is deprecated since version {since} of the vocabulary.");
            if (next is { DeprecatedSince: not null } || next == tag)
                throw new ChangeRefusedException(
                    $"{next.Code} cannot take its place: a successor is another tag in use.");
            tag.DeprecatedSince = Vocabulary.NextVersion(db);
            tag.SuccessorId = next?.Id;
            tag.Version++;
            return $"{tag.Code} is deprecated since version {tag.DeprecatedSince} of the vocabulary" +
                (next is null ? ", without a successor." : $" in favour of {next.Code}.");
        });
        return deprecate;
    }

    static ExpertiseTag Tag(RegistryDb db, string code)
    {
        var tags = db.Set<ExpertiseTag>();
        var wanted = code.ToUpperInvariant();
        return tags.SingleOrDefault(t => t.Code == wanted) ?? throw new ChangeRefusedException(
            $"`{code}` is no tag of the vocabulary.{DidYouMean.Suffix(code, tags.Select(t => t.Code))}");
    }
}
