using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.People;
using Microsoft.Extensions.DependencyInjection;
using Parley.GraphQL;
using Parley.GraphQL.Errors;
using Parley.GraphQL.Types;
using Source = Parley.GraphQL.Language.Source;

namespace EnvoyRegistry.Tests.Audit;

public sealed class MutationsTests : IDisposable
{
    readonly AuditedRegistry _registry = new();

    public void Dispose() => _registry.Dispose();

    [Fact]
    public void A_field_without_a_class_and_a_class_without_a_field_are_faults_of_the_start()
    {
        const string Sdl = """
            type Query { a: Int }
            type Mutation {
              setAvailability: Int
              invitePersons: Int
            }
            """;
        var services = new ServiceCollection().BuildServiceProvider();

        var faults = Should.Throw<GraphQLException>(() => Engine.Create(
            SchemaBuilder.Build([new Source(Sdl, "small.graphql")]), null, services, schema =>
            {
                schema.Query().Constant("a", 1);
                new Mutations().Bind(schema);
            })).Errors.Select(e => e.ToString()).ToList();

        faults.ShouldContain(
            "small.graphql:4:3  nothing answers Mutation.invitePersons; write the class InvitePersons, an IMutation");
        faults.ShouldContain(
            "small.graphql:2:6  Mutation.invitePerson is bound, but not in the SDL. Did you mean `invitePersons`?");
        faults.ShouldNotContain(fault => fault.Contains("nothing answers Mutation.setAvailability"));
    }

    [Fact]
    public async Task What_follows_is_done_once_it_is_written_and_not_for_what_was_refused()
    {
        var person = _registry.AddPerson("Somchai");
        var mutation = new WriteBiography(_registry);

        await _registry.Change.RunAsync(mutation, new("Too soon.", person.Id, IsRefused: true), default);
        mutation.Followed.ShouldBeEmpty();

        await _registry.Change.RunAsync(mutation, new("Now.", person.Id, IsRefused: false), default);
        mutation.Followed.ShouldBe(["Now."]);

        using var db = _registry.Register.Open();
        db.Set<AuditEntry>().OrderBy(e => e.Sequence).Select(e => new { e.Operation, e.Outcome }).ToList()
            .ShouldBe([
                new { Operation = "writeBiography", Outcome = AuditOutcome.Refused },
                new { Operation = "writeBiography", Outcome = AuditOutcome.Done },
            ]);
    }

    [Fact]
    public async Task What_is_prepared_keeps_nobody_from_writing_and_reaches_what_is_written()
    {
        var person = _registry.AddPerson("Somchai");
        var mutation = new WriteBiography(_registry)
        {
            Preparing = async () =>
            {
                await _registry.SetBiographyAsync(person.Id, "Meanwhile.").AsTask().WaitAsync(TimeSpan.FromSeconds(20));
                return "Prepared.";
            },
        };

        await _registry.Change.RunAsync(mutation, new("Asked.", person.Id, IsRefused: false), default);

        mutation.Followed.ShouldBe(["Prepared."]);
    }

    internal sealed record WriteBiographyInput(string Text, long Person, bool IsRefused);

    internal sealed class WriteBiography(AuditedRegistry registry)
        : IMutation<WriteBiographyInput, AuditedRegistry.Changed>
    {
        /// <summary>What another sees of the biography at that moment.</summary>
        public List<string?> Followed { get; } = [];

        /// <summary>What takes its time, and gives another text.</summary>
        public Func<Task<string>>? Preparing { get; init; }

        public async Task<WriteBiographyInput> PrepareAsync(
            Caller caller, WriteBiographyInput input, CancellationToken cancellation) =>
            Preparing is null ? input : input with { Text = await Preparing() };

        public async Task<AuditedRegistry.Changed> RunAsync(
            RegistryDb db, Caller caller, WriteBiographyInput input, CancellationToken cancellation)
        {
            db.Viewer = Viewer.Register;
            (await db.FindAsync<Person>([input.Person], cancellation))!.Biography = input.Text;
            UserError[] errors = input.IsRefused ? [new Conflict("Not now.")] : [];
            return new AuditedRegistry.Changed(errors, input.Person);
        }

        public Task FollowAsync(WriteBiographyInput input)
        {
            using var db = registry.Register.Open();
            Followed.Add(db.Set<Person>().Single(p => p.Id == input.Person).Biography);
            return Task.CompletedTask;
        }
    }
}
