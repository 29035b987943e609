using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Matching;

/// <summary>Keeps the index of the latest state of the register that anybody asked about.</summary>
sealed class MatchIndexStore
{
    readonly Lock _reading = new();
    Snapshot? _latest;

    /// <summary>
    /// The index of the very state that the session holds, so that matches and the rows that are read beside them
    /// belong together, whichever process wrote last.
    /// </summary>
    public MatchIndex Latest(Session session)
    {
        var version = MatchFactsReader.Version(session);
        if (Volatile.Read(ref _latest) is { } latest && latest.Version == version)
            return latest.Index;

        // One reads, whoever comes meanwhile waits for what it read.
        lock (_reading)
        {
            if (_latest is { } read && read.Version == version)
                return read.Index;
            var snapshot = new Snapshot(version, MatchFactsReader.Read(session));
            // A long operation may still see an earlier state; its index is for itself alone.
            if (_latest is null || _latest.Version < version)
                Volatile.Write(ref _latest, snapshot);
            return snapshot.Index;
        }
    }

    sealed record Snapshot(long Version, MatchIndex Index);
}
