using EnvoyRegistry.People;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Entries;

/// <summary>Answers schema/entries.graphql.</summary>
static class EntriesResolvers
{
    public static void Bind(SchemaBinder schema)
    {
        schema.Query().Run("exportMyData", (ExportMyData export, OperationContext operation) =>
            export.RunAsync(operation));

        schema.Object<Person>()
            .Batch("contact", p => p.Id, (EntryReader reader, Batch<long, ContactDetails> asked,
                OperationContext operation) => reader.ContactsAsync(asked, operation))
            .Batch("conflicts", p => p.Id, (EntryReader reader, Batch<long, IEnumerable<DeclaredConflict>> asked,
                OperationContext operation) => reader.ConflictsAsync(asked, operation))
            .Value("visibility", FieldVisibility.Cell, FieldVisibility.Read);

        schema.Object<ContactDetails>("PersonContact");

        schema.Object<AssistantDetails>("Assistant");

        schema.Object<DeclaredConflict>("ConflictOfInterest")
            .Value("id", c => new NodeId(ConflictOfInterest.Prefix, c.Id).ToString())
            .Value("kind", c => c.Statement.Kind)
            .Value("country", c => c.Statement.Country)
            .Value("party", c => c.Statement.Party)
            .Value("since", c => c.Statement.Since)
            .Value("until", c => c.Statement.Until)
            .Value("text", c => c.Statement.Text);
    }
}
