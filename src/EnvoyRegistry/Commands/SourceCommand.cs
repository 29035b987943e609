using System.CommandLine;
using EnvoyRegistry.Data;

namespace EnvoyRegistry.Commands;

/// <summary><c>source add</c></summary>
static class SourceCommand
{
    public static Command Create(string[] settings)
    {
        var code = new Argument<string>("code") { Description = "A short name that stays, such as A16." };
        var citation = new Argument<string>("citation") { Description = "Who said it, what it is called, and when." };
        var url = new Option<string>("--url") { Description = "Where it was read." };

        var add = new Command("add", "Adds a document for terms, memberships and tags to rest on.")
        {
            code, citation, url,
        };
        add.Changes(settings, (parsed, _, db) =>
        {
            var wanted = parsed.GetRequiredValue(code);
            if (db.Set<Source>().Any(s => s.Code == wanted))
                throw new ChangeRefusedException($"There is a source `{wanted}` already.");
            var address = parsed.GetValue(url);
            if (address is not null && !Uri.IsWellFormedUriString(address, UriKind.Absolute))
                throw new ChangeRefusedException("The address must be absolute, such as https://example.org/paper.");
            db.Add(new Source
            {
                Id = EntityId.New(), // by the id of one that came with the register it would be corrected
                Code = wanted,
                Citation = parsed.GetRequiredValue(citation),
                Url = address,
            });
            return $"{wanted}: {parsed.GetRequiredValue(citation)}";
        });
        return new Command("source", "Keeps the documents that reference data rest on.") { add };
    }
}
