using System.Net.Http.Json;
using System.Text.Json;
using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Viewing;
using EnvoyRegistry.People;
using Microsoft.Extensions.DependencyInjection;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Tests.Audit;

/// <summary>A running register to be asked by each caller, and changed past the slices.</summary>
public sealed class AuditedRegistry : RunningRegistry
{
    // Before many ask at once: each of them would start it.
    public AuditedRegistry() => _ = Token(CallerRole.Chair);

    internal RegisterChange Change => Services.GetRequiredService<RegisterChange>();

    internal string MemberToken(long person) => Token(new Grant(CallerRole.Member, PersonId: person));

    internal async Task<JsonElement> AskAsAsync(string token, string query, object? variables = null)
    {
        using var response = await SendAsync(query, variables, token);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    internal static string Id(long person) => new NodeId("per", person).ToString();

    internal Person AddPerson(string name)
    {
        using var db = Register.Open();
        var person = new Person
        {
            Id = EntityId.New(),
            ExternalReference = name,
            FullName = name,
            Kind = PersonKind.Candidate,
            Status = PersonStatus.Listed,
        };
        db.Add(person);
        db.SaveChanges();
        return person;
    }

    /// <summary>A mutation as a slice will have it: changes a biography, or refuses.</summary>
    internal ValueTask<Changed> SetBiographyAsync(long person, string text, params UserError[] errors) =>
        Change.RunAsync("setBiography", async (db, _) =>
        {
            db.Viewer = Viewer.Register;
            var row = await db.FindAsync<Person>(person);
            row!.Biography = text;
            row.Version++;
            await db.SaveChangesAsync();
            return new Changed(errors, person);
        }, CancellationToken.None);

    internal sealed record Changed(IReadOnlyList<UserError> Errors, long Person) : IPayload
    {
        public IEnumerable<long> About => [Person];
    }
}
