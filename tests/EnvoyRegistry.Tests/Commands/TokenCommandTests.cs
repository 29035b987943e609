using EnvoyRegistry.Access;
using EnvoyRegistry.Commands;
using EnvoyRegistry.Consultations;
using EnvoyRegistry.Tests.Data;

namespace EnvoyRegistry.Tests.Commands;

public sealed class TokenCommandTests : IDisposable
{
    readonly TemporaryRegister _register = new();

    public void Dispose() => _register.Dispose();

    [Theory]
    [InlineData("--role CHAIR --for PH", "CHAIR of PH, ")]
    [InlineData("--role focal-point --for sg", "FOCAL_POINT of SG, ")]
    [InlineData("--role UNIT --label Registrar", "UNIT, \"Registrar\", good until ")]
    [InlineData("--role INTEGRATOR --scope people --consultation cns_0000000000007", "INTEGRATOR with PEOPLE, ")]
    public async Task A_token_is_made_and_its_secret_told_once(string options, string told)
    {
        Sharing(id: 7, objectionStands: false);

        var (exit, output, error) = await RunAsync($"create {options}");

        exit.ShouldBe(0, error);
        output.ShouldContain(told);
        var secret = output.Trim().Split('\n')[^1];
        Secret.Looks(Secret.OfToken, secret).ShouldBeTrue(output);
        (await RunAsync("list")).Output.ShouldNotContain(secret);
    }

    /// <summary>A consultation on sharing with an outside body, that was closed long ago.</summary>
    void Sharing(long id, bool objectionStands)
    {
        var closed = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        using var db = _register.Open();
        db.Add(new Consultation
        {
            Id = id,
            Title = "Sharing with a body",
            OutsideBody = "A body",
            Shared = "People by name",
            Circular = "May it read people by name?",
            OpenedAt = closed.AddDays(-2),
            Deadline = closed,
            ClosesAt = closed,
            ObjectionStands = objectionStands,
        });
        db.SaveChanges();
    }

    [Fact]
    public async Task An_office_of_the_Chair_that_is_not_named_is_the_one_in_charge_today()
    {
        _register.Run("DELETE FROM ChairTerm WHERE Code <> 'TH-2019'");

        (await RunAsync("create --role CHAIR")).Output.ShouldContain("CHAIR of TH, ");
    }

    [Theory]
    [InlineData("create --role FOCAL_POINT", "Say with --for of which participant, such as PH.")]
    [InlineData("create --role CHAIR --for XX", "`XX` is no participant.")]
    [InlineData(
        "create --role MEMBER --for nobody", "Nobody on the register has the external reference or the id `nobody`.")]
    [InlineData("create --role UNIT --for PH", "UNIT is nobody's in particular; leave --for out.")]
    [InlineData("create --role UNIT --scope PEOPLE", "Only an INTEGRATOR's token has scopes.")]
    [InlineData("create --role INTEGRATOR --scope all", "`all` is no scope; there is PEOPLE.")]
    [InlineData("create --role INTEGRATOR --scope PEOPLE", "R15: A program reads people by name only once all")]
    [InlineData("create --role INTEGRATOR --scope PEOPLE --consultation cns_0000000000008",
        "R15: An objection stands in this consultation.")]
    [InlineData("create --role INTEGRATOR --scope PEOPLE --consultation cns_0000000000009",
        "`cns_0000000000009` is no consultation.")]
    [InlineData("create --role UNIT --consultation cns_0000000000008",
        "Only the scope PEOPLE rests on a consultation.")]
    [InlineData("revoke tok_0000000000001", "`tok_0000000000001` is no token; see `token list`.")]
    public async Task What_cannot_be_given_is_refused_and_nothing_is_written(string command, string told)
    {
        Sharing(id: 8, objectionStands: true);

        var (exit, output, error) = await RunAsync(command);

        exit.ShouldBe(2, output);
        error.ShouldContain(told);
        using var db = _register.Open();
        db.Set<AccessToken>().Any().ShouldBeFalse();
    }

    [Theory]
    [InlineData("create --role ANONYMOUS",
        "`ANONYMOUS` is none of CHAIR, UNIT, SECGEN, FOCAL_POINT, MEMBER, AUDITOR, INTEGRATOR.")]
    [InlineData("create --role PARTICIPANT_OFFICE", "is none of")]
    [InlineData("create --role REGISTER", "is none of")]
    [InlineData("create --role UNIT --expires-in 10y", "`10y` is no lifetime from an hour to 366 days")]
    [InlineData("create --role UNIT --expires-in 0h", "`0h` is no lifetime")]
    [InlineData("create --role UNIT --expires-in 9999d", "`9999d` is no lifetime")]
    public async Task A_command_line_that_cannot_be_meant_is_told(string command, string told)
    {
        var (exit, _, error) = await RunAsync(command);

        exit.ShouldBe(1);
        error.ShouldContain(told);
    }

    [Fact]
    public async Task A_revoked_token_stays_on_the_list_with_the_time()
    {
        var id = (await RunAsync("create --role UNIT")).Output.Split(':')[0];

        (await RunAsync($"revoke {id}")).Output.ShouldContain(", revoked ");

        (await RunAsync("list")).Output.ShouldContain($"{id}: UNIT, ");
        using var db = _register.Open();
        db.Set<AccessToken>().Single().RevokedAt.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("list")]
    [InlineData("create --role UNIT")]
    public async Task In_a_folder_without_a_register_none_is_made(string command)
    {
        var folder = Directory.CreateTempSubdirectory("envoy-registry-");
        try
        {
            var (output, error) = (new StringWriter(), new StringWriter());
            var exit = await CommandLine.RunAsync(
                ["token", .. command.Split(' '), "--Registry:Database", Path.Combine(folder.FullName, "data", "r.db")],
                output, error);

            exit.ShouldBe(CommandLine.Unusable);
            error.ToString().ShouldContain("There is no register at");
            folder.GetFileSystemInfos().ShouldBeEmpty();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    async Task<(int Exit, string Output, string Error)> RunAsync(string command)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var exit = await CommandLine.RunAsync(
            ["token", .. command.Split(' '), $"--Registry:Database={_register.Path}",
                $"--Vault:MasterKey={RunningRegistry.MasterKey}"], output, error);
        return (exit, output.ToString(), error.ToString());
    }
}
