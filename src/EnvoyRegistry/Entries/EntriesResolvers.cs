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

        schema.Object<Person>("Person")
            .Column("longestEngagementDays", p => p.LongestEngagementDays)
            .Batch("contact", p => p.Id, (EntryReader reader, Batch<long, ContactDetails> asked,
                OperationContext operation) => reader.ContactsAsync(asked, operation))
            .Batch("conflicts", p => p.Id, (EntryReader reader, Batch<long, IEnumerable<DeclaredConflict>> asked,
                OperationContext operation) => reader.ConflictsAsync(asked, operation))
            .Value("visibility", FieldVisibility.Cell, FieldVisibility.Read);

        schema.Object<ContactDetails>("PersonContact")
            .Value("email", c => c.Email)
            .Value("phones", c => c.Phones)
            .Value("postalAddress", c => c.PostalAddress)
            .Value("assistant", c => c.Assistant);

        schema.Object<AssistantDetails>("Assistant")
            .Value("name", a => a.Name)
            .Value("email", a => a.Email)
            .Value("phone", a => a.Phone);

        schema.Object<DeclaredConflict>("ConflictOfInterest")
            .Value("id", c => new NodeId(ConflictOfInterest.Prefix, c.Id).ToString())
            .Value("kind", c => c.Statement.Kind)
            .Value("country", c => c.Statement.Country)
            .Value("party", c => c.Statement.Party)
            .Value("since", c => c.Statement.Since)
            .Value("until", c => c.Statement.Until)
            .Value("text", c => c.Statement.Text)
            .Value("declaredAt", c => c.DeclaredAt);

        schema.Object<FieldVisibility>("FieldVisibility")
            .Value("field", v => v.Field)
            .Value("openTo", v => v.OpenTo);

        schema.Object<PersonalData>("PersonalData")
            .Value("madeAt", d => d.MadeAt)
            .Value("fileName", d => d.FileName)
            .Value("mediaType", d => d.MediaType)
            .Value("content", d => d.Content);
    }
}
