using EnvoyRegistry.Data;
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
            .Many("conflicts", p => p.Id, (RegistryDb db, long id) => db.Set<ConflictOfInterest>()
                .Where(c => c.PersonId == id).OrderByDescending(c => c.DeclaredAt).ThenBy(c => c.Id))
            .One("conflictDeclaration", p => p.Id, (RegistryDb db, long id) => db.Set<ConflictDeclaration>()
                .Where(d => d.PersonId == id))
            .Value("visibility", FieldVisibility.Cell, FieldVisibility.Read);

        schema.Object<ContactDetails>("PersonContact");

        schema.Object<AssistantDetails>("Assistant");

        schema.Object<ConflictOfInterest>()
            .Node(ConflictOfInterest.Prefix, c => c.Id, (RegistryDb db, long id) =>
                db.Set<ConflictOfInterest>().Where(c => c.Id == id))
            .Batch("kind", c => c.Id, (EntryReader reader, Batch<long, ConflictKind> asked,
                OperationContext operation) => reader.StatementsAsync(asked, s => s.Kind, operation))
            .Batch("country", c => c.Id, (EntryReader reader, Batch<long, string?> asked,
                OperationContext operation) => reader.StatementsAsync(asked, s => s.Country, operation))
            .Batch("countries", c => c.Id, (EntryReader reader, Batch<long, IReadOnlyList<string>> asked,
                OperationContext operation) => reader.StatementsAsync(asked, s => s.AllCountries, operation))
            .Batch("party", c => c.Id, (EntryReader reader, Batch<long, string?> asked,
                OperationContext operation) => reader.StatementsAsync(asked, s => s.Party, operation))
            .Batch("since", c => c.Id, (EntryReader reader, Batch<long, DateOnly?> asked,
                OperationContext operation) => reader.StatementsAsync(asked, s => s.Since, operation))
            .Batch("until", c => c.Id, (EntryReader reader, Batch<long, DateOnly?> asked,
                OperationContext operation) => reader.StatementsAsync(asked, s => s.Until, operation))
            .Batch("text", c => c.Id, (EntryReader reader, Batch<long, string> asked,
                OperationContext operation) => reader.StatementsAsync(asked, s => s.Text, operation));
    }
}
