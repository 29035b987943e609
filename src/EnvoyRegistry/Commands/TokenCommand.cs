using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using EnvoyRegistry.Access;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Commands.Spreadsheets;
using EnvoyRegistry.Consultations;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Participants;
using EnvoyRegistry.People;
using EnvoyRegistry.SignIn;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Binding;
using Parley.GraphQL.Errors;

namespace EnvoyRegistry.Commands;

/// <summary><c>token create|list|revoke</c></summary>
static class TokenCommand
{
    static readonly string s_roles = string.Join(", ", Grant.Roles.Select(Words<CallerRole>.Write));

    public static Command Create(string[] settings) => new(
        "token",
        "Keeps the access tokens by which callers are known. Whoever has the register's file may give any role; a " +
        "running service knows of what was made or revoked at once.")
    {
        New(settings), List(settings), Revoke(settings),
    };

    static Command New(string[] settings)
    {
        var role = new Option<CallerRole>("--role")
        {
            Description = $"What its holder is: one of {s_roles}.",
            Required = true,
            CustomParser = Role,
        };
        var holder = new Option<string>("--for")
        {
            Description = "Of CHAIR and FOCAL_POINT the participant, such as PH; CHAIR is the office of the " +
                "participant in charge today when it is left out. Of MEMBER the person, by external reference or id.",
        };
        var scopes = new Option<string[]>("--scope")
        {
            Description = "Of INTEGRATOR, what it may see beyond reference data and anonymous skill sets: PEOPLE.",
        };
        var consultation = new Option<string>("--consultation")
        {
            Description = "With the scope PEOPLE, the consultation of all participants on which it rests (R15), by id.",
        };
        var label = new Option<string>("--label") { Description = "What it is for, to know it again by." };
        var lifetime = new Option<TimeSpan>("--expires-in")
        {
            Description = "How long it is good for, such as 12h, 90d or 365d.",
            DefaultValueFactory = _ => TokenLifetime.Usual,
            CustomParser = Lifetime,
        };

        var create = new Command("create", "Makes a token and tells its secret, this once.")
        {
            role, holder, scopes, consultation, label, lifetime,
        };
        create.Changes(settings, (parsed, context, db) =>
        {
            var grant = GrantOf(
                db, parsed.GetValue(role), parsed.GetValue(holder), parsed.GetValue(scopes) ?? [], context.Today);
            var restsOn = SharingAgreedIn(db, grant, parsed.GetValue(consultation), context.Now);
            var token = AccessToken.Issue(
                grant,
                Label(parsed.GetValue(label), grant, context),
                "command line",
                context.Now,
                parsed.GetValue(lifetime),
                out var secret);
            db.Add(token);
            if (restsOn is { } consulted)
                db.Add(new TokenConsultation { TokenId = token.Id, ConsultationId = consulted });
            return $"""
                {Told(db, token, context.Now)}
                This is told once; send it as the header `Authorization: Bearer …`:
                {secret}
                """;
        });
        return create;
    }

    static Command List(string[] settings)
    {
        var list = new Command("list", "Lists all tokens that were made, the newest first; never their secrets.");
        list.Changes(settings, (_, context, db) =>
        {
            var tokens = db.Set<AccessToken>().AsNoTracking().LatestFirst().ToList();
            return tokens.Count == 0
                ? "No token was made yet; see `token create --help`."
                : string.Join(Environment.NewLine, tokens.Select(token => Told(db, token, context.Now)));
        });
        return list;
    }

    static Command Revoke(string[] settings)
    {
        var id = new Argument<string>("id") { Description = "The token, by the id that `list` gives." };
        var revoke = new Command("revoke", "Makes a token worthless from now on.") { id };
        revoke.Changes(settings, (parsed, context, db) =>
        {
            var given = parsed.GetRequiredValue(id);
            var key = NodeId.KeyOf(AccessToken.Prefix, given);
            var token = db.Set<AccessToken>().SingleOrDefault(t => t.Id == key)
                ?? throw new ChangeRefusedException($"`{given}` is no token; see `token list`.");
            token.RevokedAt ??= context.Now;
            Idempotency.EraseSecret(db, token.Id);
            return Told(db, token, context.Now);
        });
        return revoke;
    }

    static Grant GrantOf(RegistryDb db, CallerRole role, string? holder, string[] scopes, DateOnly today)
    {
        if (scopes.Length > 0 && role is not CallerRole.Integrator)
            throw new ChangeRefusedException("Only an INTEGRATOR's token has scopes.");
        return role switch
        {
            CallerRole.Chair when holder is null => new Grant(role, InCharge(db, today)),
            CallerRole.Chair or CallerRole.FocalPoint => new Grant(role, db.FindParticipant(holder
                ?? throw new ChangeRefusedException("Say with --for of which participant, such as PH.")).Id),
            CallerRole.Member => new Grant(role, PersonId: Person(db, holder
                ?? throw new ChangeRefusedException("Say with --for for whom."))),
            _ when holder is not null =>
                throw new ChangeRefusedException(
                    $"{Words<CallerRole>.Write(role)} is nobody's in particular; leave --for out."),
            _ => new Grant(role, Scopes: scopes.Aggregate(TokenScope.None, (all, scope) => all | Scope(scope))),
        };
    }

    static long? SharingAgreedIn(RegistryDb db, Grant grant, string? given, DateTime now)
    {
        if (!grant.Scopes.HasFlag(TokenScope.People))
            return given is null ? null
                : throw new ChangeRefusedException("Only the scope PEOPLE rests on a consultation.");
        if (given is null)
            throw new ChangeRefusedException($"{SharingAgreed.Rule}: {SharingAgreed.Missing}");
        var key = NodeId.KeyOf(Consultation.Prefix, given);
        var consultation = db.Set<Consultation>().SingleOrDefault(c => c.Id == key)
            ?? throw new ChangeRefusedException($"`{given}` is no consultation.");
        return SharingAgreed.Fault(consultation, now) is { } fault
            ? throw new ChangeRefusedException($"{SharingAgreed.Rule}: {fault}") : consultation.Id;
    }

    static long InCharge(RegistryDb db, DateOnly today) =>
        Chair.OnDay(today, db.Set<ChairTerm>().AsNoTracking()).InCharge?.ParticipantId
        ?? throw new ChangeRefusedException(
            "No term of the Chair is recorded up to today; say with --for whose office.");

    static long Person(RegistryDb db, string given)
    {
        var key = PersonId.Read(given);
        return db.Set<Person>().Where(p => p.Id == key || p.ExternalReference == given)
            .Where(p => p.Kind != PersonKind.Historical)
            .Select(p => (long?)p.Id).SingleOrDefault()
            ?? throw new ChangeRefusedException(
                $"Nobody on the register has the external reference or the id `{given}`.");
    }

    static TokenScope Scope(string text) =>
        Words<TokenScope>.Read(text) is { } scope and not TokenScope.None
            ? scope
            : throw new ChangeRefusedException($"`{text}` is no scope; there is PEOPLE.");

    static CallerRole Role(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (Words<CallerRole>.Read(text) is { } role && Grant.Roles.Contains(role))
            return role;
        result.AddError(
            $"`{text}` is none of {s_roles}.{DidYouMean.Suffix(text, Grant.Roles.Select(Words<CallerRole>.Write))}");
        return default;
    }

    static TimeSpan Lifetime(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (TokenLifetime.TryParse(text, out var lifetime))
            return lifetime;
        result.AddError(
            $"`{text}` is no lifetime from an hour to {TokenLifetime.Longest.TotalDays:0} days, such as 12h or 90d.");
        return default;
    }

    static string Label(string? label, Grant grant, CommandContext context)
    {
        if (label is null)
            return $"{Words<CallerRole>.Write(grant.Role)} made by command on {context.Today:yyyy-MM-dd}";
        return Text.IsThere(label) && Text.IsLine(label) && label.Length <= Text.Line
            ? label.Trim()
            : throw new ChangeRefusedException($"A label has 1 to {Text.Line} characters, in one line.");
    }

    static string Told(RegistryDb db, AccessToken token, DateTime now)
    {
        var holder = token.ParticipantId is { } participant
            ? $" of {db.Set<Participant>().Where(p => p.Id == participant).Select(p => p.Code).Single()}"
            : token.PersonId is { } person ? $" {PersonId.Write(person)}" : "";
        var scopes = token.Scopes is TokenScope.None ? "" : $" with {Words<TokenScope>.Write(token.Scopes)}";
        var state = token.RevokedAt is { } revoked ? $"revoked {At(revoked)}"
            : token.ExpiresAt <= now ? $"expired {At(token.ExpiresAt)}"
            : $"good until {At(token.ExpiresAt)}";
        var used = token.LastUsedAt is { } last ? $"last used {At(last)}" : "never used";
        return $"{new NodeId(AccessToken.Prefix, token.Id)}: {Words<CallerRole>.Write(token.Role)}{holder}{scopes}, " +
            $"\"{Text.InOneLine(token.Label)}\", {state}, {used}.";
    }

    static string At(DateTime instant) => instant.ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);
}
