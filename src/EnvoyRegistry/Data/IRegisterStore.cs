using Microsoft.EntityFrameworkCore.Infrastructure;

namespace EnvoyRegistry.Data;

/// <summary>What each kind of database does its own way. A context has it from the options it was made with.</summary>
interface IRegisterStore
{
    /// <inheritdoc cref="RegisterStore.ReadAtOneMoment"/>
    IDisposable ReadAtOneMoment(RegistryDb db);

    /// <inheritdoc cref="RegisterStore.ForgetPast"/>
    void ForgetPast(RegistryDb db, long person);

    /// <inheritdoc cref="RegisterStore.FindObstacle"/>
    WritingObstacle? FindObstacle(Exception fault);
}

static class RegisterStore
{
    /// <summary>
    /// Everything <paramref name="db"/> reads until this is disposed of belongs to one moment, and whoever writes
    /// meanwhile is not kept waiting.
    /// </summary>
    public static IDisposable ReadAtOneMoment(this RegistryDb db) =>
        db.GetService<IRegisterStore>().ReadAtOneMoment(db);

    /// <summary>
    /// Forgets what a person's entry was, and the words that only it had: what is left are the rows of today. To be
    /// called when those are saved, by whatever takes a person off the register.
    /// </summary>
    public static void ForgetPast(this RegistryDb db, long person) =>
        db.GetService<IRegisterStore>().ForgetPast(db, person);

    /// <summary>What keeps everybody from writing, where that is what a write failed by; else null.</summary>
    public static WritingObstacle? FindObstacle(this RegistryDb db, Exception fault) =>
        db.GetService<IRegisterStore>().FindObstacle(fault);
}

/// <summary>What keeps everybody from writing to the register.</summary>
enum WritingObstacle
{
    /// <summary>Another program has been writing for longer than is waited for.</summary>
    Busy,

    /// <summary>The disk is full, fails, or may only be read.</summary>
    Disk,
}
