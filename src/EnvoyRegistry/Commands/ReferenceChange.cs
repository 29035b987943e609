using System.CommandLine;
using System.CommandLine.Parsing;
using EnvoyRegistry.Audit;
using EnvoyRegistry.Commands.Spreadsheets;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;
using EnvoyRegistry.Data.Sqlite.Files;
using EnvoyRegistry.Host;
using EnvoyRegistry.Participants;
using Microsoft.EntityFrameworkCore;
using Parley.GraphQL.Errors;

namespace EnvoyRegistry.Commands;

/// <summary>Why a change of reference data was not made, in a sentence for whoever asked for it.</summary>
sealed class ChangeRefusedException(string message) : Exception(message);

/// <summary>A change of reference data by command: one transaction, and a sentence that tells what is so now.</summary>
/// <remarks>
/// What a command wrote stays: a later start adds only what is missing (<c>Features.LoadReferenceData</c>).
/// </remarks>
static class ReferenceChange
{
    /// <summary>Adds a command that changes the register.</summary>
    /// <param name="change">
    /// What it does, and the sentence to tell; or it throws <see cref="ChangeRefusedException"/>.
    /// </param>
    public static void Changes(this Command command, string[] settings, Func<ParseResult, CommandContext, RegistryDb,
        string> change) =>
        command.SetAction(parsed => CommandContext.Run(settings, parsed, context =>
        {
            // In a folder that has none, one would be made that nobody asked for.
            context.RefuseNoRegister();
            using var register = RegisterStart.Use(context.Database);
            try
            {
                using var db = RegistryFile.Open(context.Database);
                using var transaction = db.Database.BeginTransaction();
                using var record = new ChangeRecord(db);
                var told = change(parsed, context, db);
                db.SaveChanges();
                if (record.Changes.Any())
                    context.Services.GetRequiredService<AuditTrail>().Command(db, Name(parsed), record);
                db.SaveChanges();
                transaction.Commit();
                context.Output.WriteLine(told);
                return CommandLine.Done;
            }
            catch (ChangeRefusedException refusal)
            {
                context.Error.WriteLine($"{refusal.Message} Nothing was written.");
                return CommandLine.Refused;
            }
        }));

    // As it was typed: `chair-term add`.
    static string Name(ParseResult parsed) => string.Join(' ',
        parsed.CommandResult.Parent is CommandResult { Command: not RootCommand } group
            ? [group.Command.Name, parsed.CommandResult.Command.Name]
            : [parsed.CommandResult.Command.Name]);

    public static Participant FindParticipant(this RegistryDb db, string code)
    {
        var participants = db.Set<Participant>();
        var wanted = code.ToUpperInvariant();
        return participants.Include(p => p.AseanMemberships).Include(p => p.NominatingNationalities)
            .SingleOrDefault(p => p.Code == wanted) ?? throw new ChangeRefusedException(
                $"`{code}` is no participant.{DidYouMean.Suffix(code, participants.Select(p => p.Code))}");
    }

    public static Source FindSource(this RegistryDb db, string code)
    {
        var sources = db.Set<Source>();
        return sources.SingleOrDefault(s => s.Code == code) ?? throw new ChangeRefusedException(
            $"`{code}` is no source of the register; add it first, see `source add --help`." +
            DidYouMean.Suffix(code, sources.Select(s => s.Code)));
    }

    public static Argument<DateOnly> Day(string name, string description) =>
        new(name) { Description = $"{description}, as 2026-03-14.", CustomParser = Day };

    public static Option<DateOnly?> DayOption(string name, string description) =>
        new(name) { Description = $"{description}, as 2026-03-14.", CustomParser = result => Day(result) };

    public static Option<T> WordOption<T>(string name, T otherwise, string description) where T : struct, Enum =>
        new(name)
        {
            Description = $"{description}: one of {Words<T>.List}.",
            DefaultValueFactory = _ => otherwise,
            CustomParser = Word<T>,
        };

    public static T Word<T>(ArgumentResult result) where T : struct, Enum
    {
        var text = result.Tokens[0].Value;
        if (Words<T>.Read(text) is { } value)
            return value;
        result.AddError(Words<T>.Refusal(text));
        return default;
    }

    static DateOnly Day(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (!Scalars.TryDate(text, out var day))
            result.AddError($"`{text}` is not a date of the calendar, written like 2026-03-14.");
        return day;
    }
}
