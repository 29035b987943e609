using EnvoyRegistry.Contract;
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

        schema.Mutation()
            .Run("updateProfile", (
                UpdateProfile handler, MutationInput<UpdateProfileInput> args, OperationContext operation) =>
                handler.RunAsync(args.Input, operation.Cancellation))
            .Run("setExpertise", (
                SetExpertise handler, MutationInput<SetExpertiseInput> args, OperationContext operation) =>
                handler.RunAsync(args.Input, operation.Cancellation))
            .Run("setLanguages", (
                SetLanguages handler, MutationInput<SetLanguagesInput> args, OperationContext operation) =>
                handler.RunAsync(args.Input, operation.Cancellation))
            .Run("setVisibility", (
                SetVisibility handler, MutationInput<SetVisibilityInput> args, OperationContext operation) =>
                handler.RunAsync(args.Input, operation.Cancellation))
            .Run("declareConflictOfInterest", (
                DeclareConflictOfInterest handler, MutationInput<DeclareConflictOfInterestInput> args,
                OperationContext operation) =>
                handler.RunAsync(args.Input, operation.Cancellation))
            .Run("withdrawConflictOfInterest", (
                WithdrawConflictOfInterest handler, MutationInput<WithdrawConflictOfInterestInput> args,
                OperationContext operation) =>
                handler.RunAsync(args.Input, operation.Cancellation))
            .Run("renewConsent", (
                RenewConsent handler, MutationInput<RenewConsentInput> args, OperationContext operation) =>
                handler.RunAsync(args.Input, operation.Cancellation))
            .Run("leaveRegister", (
                LeaveRegister handler, MutationInput<LeaveRegisterInput> args, OperationContext operation) =>
                handler.RunAsync(args.Input, operation.Cancellation));

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

        Payload<UpdateProfileInput>("UpdateProfilePayload");
        Payload<SetExpertiseInput>("SetExpertisePayload");
        Payload<SetLanguagesInput>("SetLanguagesPayload");
        Payload<SetVisibilityInput>("SetVisibilityPayload");
        Payload<DeclareConflictOfInterestInput>("DeclareConflictOfInterestPayload");
        Payload<WithdrawConflictOfInterestInput>("WithdrawConflictOfInterestPayload");
        Payload<RenewConsentInput>("RenewConsentPayload");
        Payload<LeaveRegisterInput>("LeaveRegisterPayload");

        void Payload<TInput>(string type) where TInput : EntryInput => schema.Object<EntryPayload<TInput>>(type)
            .One("person", p => p.PersonId, (RegistryDb db, long? id) => db.Set<Person>().Where(p => p.Id == id))
            .Value("errors", p => p.Errors);
    }
}
