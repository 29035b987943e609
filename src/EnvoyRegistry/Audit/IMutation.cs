using EnvoyRegistry.Access;
using EnvoyRegistry.Contract;
using EnvoyRegistry.Data;

namespace EnvoyRegistry.Audit;

/// <summary>
/// Answers the field of <c>Mutation</c> that is named as the class: <c>SetAvailability</c> answers
/// <c>setAvailability</c>. Nothing else is to be written for it: the class is found, made once with the services that
/// its constructor asks for, and opened by <see cref="RegisterChange"/>.
/// </summary>
/// <typeparam name="TInput">A record with a parameter for each field of the SDL's input.</typeparam>
/// <typeparam name="TPayload">A record named as the SDL's type, with a member for each of its fields.</typeparam>
interface IMutation<TInput, TPayload> where TPayload : class, IPayload
{
    /// <summary>
    /// Does what takes time and can be done without writing, such as reading a file: before the register's only writing
    /// place is taken, so that nobody waits for it. What it finds it adds to the input. It refuses nothing: whether the
    /// caller may do this at all is decided afterwards, and rows it looked up may be others by then.
    /// </summary>
    /// <returns>The input for <see cref="RunAsync"/>.</returns>
    Task<TInput> PrepareAsync(Caller caller, TInput input, CancellationToken cancellation) => Task.FromResult(input);

    /// <summary>
    /// Checks and writes, all of it through the context: what is written past it would be missing from the audit. A
    /// payload with errors takes back whatever it wrote.
    /// </summary>
    /// <param name="caller">Who acts.</param>
    Task<TPayload> RunAsync(RegistryDb db, Caller caller, TInput input, CancellationToken cancellation);

    /// <summary>
    /// What is still to do once it is written for good, before the answer. It may be done already: a request that is
    /// repeated comes here again.
    /// </summary>
    Task FollowAsync(TInput input) => Task.CompletedTask;
}

/// <summary>What every mutation answers.</summary>
interface IPayload
{
    /// <summary>Empty when it was done.</summary>
    IReadOnlyList<UserError> Errors { get; }

    /// <summary>
    /// Of a refusal: the people it was about, for the audit. What was done tells that by itself.
    /// </summary>
    IEnumerable<long> About => [];

    /// <summary>
    /// Whose secret it tells, once: an answer that is kept for a repetition is erased when that is revoked
    /// (<see cref="Idempotency.EraseSecret"/>).
    /// </summary>
    long? TellsSecretOf => null;
}
