using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using EnvoyRegistry.Access;
using Parley.GraphQL.Binding;

namespace EnvoyRegistry.SignIn;

/// <summary>Tells callers who they are taken for.</summary>
sealed class CallerSeen(CurrentCaller caller, AccessBooks books, SecretariatClock clock)
{
    public Answer Now() => new(caller.Value, books.Latest().HasTermOn(clock.Today));

    /// <param name="HasChair">Whether a term says who chairs today.</param>
    public sealed record Answer(Caller Caller, bool HasChair)
    {
        /// <summary>Of a person; else of the token; else made of what a provider vouched for.</summary>
        public string Id => new NodeId(
            "viewer", Caller.PersonId ?? Caller.TokenId ?? Named($"{Caller.Role} {Caller.Name}")).ToString();

        static long Named(string caller) =>
            BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(caller))) & long.MaxValue;

        public string Next => Caller.Role switch
        {
            CallerRole.Chair when !HasChair =>
                "As caretaker: no term of the Chair is recorded for today, so the office " +
                "that held the last one stays in charge. Record whose term it is with `recordChairTerm`; the rights " +
                "of the Chair follow it at once. Until then all that the Chair's office does is yours to do.",
            CallerRole.Unit when !HasChair =>
                "No term of the Chair is recorded for today, and the last office stays in " +
                "charge as caretaker: record whose term it is with `recordChairTerm`.",
            CallerRole.Chair =>
                "As the Chair's office: find who could go with `availableEnvoys`, and propose groupings " +
                "and guidance. When the term ends these rights move to the next office by themselves.",
            CallerRole.Unit =>
                "As the ARF Unit: read the whole register, keep its reference data, make tokens for others " +
                "with `createAccessToken`, and send people their first link with `invitePerson`.",
            CallerRole.Secgen => "As the Secretary-General: read what people opened to the participants, with the " +
                "record of groupings and guidance.",
            CallerRole.FocalPoint => "As a focal point: nominate with `draftNomination`, and confirm, replace or " +
                "withdraw those whom your participant nominated.",
            CallerRole.Member =>
                "As a person on the register: look at your entry in `viewer.person`, say when you are " +
                "free with `setAvailability`, and answer a nomination with `consentToNomination`. With a browser, " +
                "sign in at /sign-in.",
            CallerRole.Auditor => "As an auditor: read who did and who looked at what.",
            CallerRole.Integrator when Caller.Scopes.HasFlag(TokenScope.People) =>
                "As an integrator: read reference data, guidance, and people as participants see them; match with " +
                "`availableEnvoys`, which names those who opened their calendars.",
            CallerRole.Integrator => "As an integrator: read reference data and guidance, and match with " +
                "`availableEnvoys`, which answers with anonymous skill sets; the Chair's office knows whom a " +
                "`reference` is of.",
            CallerRole.ParticipantOffice => "Your participant does not hold the Chair today: read what people opened " +
                "to the participants. The Chair's rights come with the term.",
            _ => "Read reference data and published guidance. To see people, send an access token as " +
                "`Authorization: Bearer …`, or sign in at /sign-in.",
        };
    }
}
