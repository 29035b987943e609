using EnvoyRegistry.Data;
using EnvoyRegistry.People;
using GraphQL.Binding;

namespace EnvoyRegistry.Entries;

/// <summary>Answers schema/entries.graphql.</summary>
static class EntriesResolvers
{
    public static void Bind(SchemaBinder schema)
    {
        schema.Mutation()
            .Run("updateProfile", (UpdateProfile handler, MutationInput<UpdateProfileInput> args, OperationContext operation) =>
                handler.RunAsync(args.Input, operation.Cancellation));

        schema.Object<Person>("Person")
            .Column("longestEngagementDays", p => p.LongestEngagementDays)
            .Batch("contact", p => p.Id, (EntryReader reader, Batch<long, ContactDetails> asked,
                OperationContext operation) => reader.ContactsAsync(asked, operation));

        schema.Object<ContactDetails>("PersonContact")
            .Value("email", c => c.Email)
            .Value("phones", c => c.Phones)
            .Value("postalAddress", c => c.PostalAddress)
            .Value("assistant", c => c.Assistant);

        schema.Object<AssistantDetails>("Assistant")
            .Value("name", a => a.Name)
            .Value("email", a => a.Email)
            .Value("phone", a => a.Phone);

        Payload("UpdateProfilePayload");

        void Payload(string type) => schema.Object<EntryPayload>(type)
            .One("person", p => p.PersonId, (RegistryDb db, long? id) => db.Set<Person>().Where(p => p.Id == id))
            .Value("errors", p => p.Errors);
    }
}
