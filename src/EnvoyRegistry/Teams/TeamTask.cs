namespace EnvoyRegistry.Teams;

/// <summary>Somebody of whom a team could be made.</summary>
/// <param name="Row">Of the index; rows rise as ids do.</param>
/// <param name="Gives">What of <see cref="TeamTask.Needs"/> she or he covers, and what counts for the balance.</param>
/// <param name="Participants">A bit for each participant that she or he counts for.</param>
readonly record struct TeamCandidate(int Row, int Concerns, int Fit, ulong Gives, ulong Participants);

/// <summary>A need as sets of bits: which of the candidates can be put together, and which teams are better.</summary>
/// <remarks>
/// A team is better with fewer concerns; with as many, by more fit; with as much, if of the members that are not in
/// both the one with the smallest row is in it. The first two are one number, <see cref="CostOf"/>, whose sum over the
/// members is to be small.
/// </remarks>
/// <param name="Needs">Bits of what the team together must cover, from bit 0 on.</param>
/// <param name="MostOfOne">How many members may count for the same participant.</param>
/// <param name="SubRegions">How many bits of <see cref="AllSubRegions"/> the team must have.</param>
sealed record TeamTask(
    int Size, ulong Needs, int Women, int Men, int MostOfOne, int SubRegions, IReadOnlyList<TeamCandidate> Candidates)
{
    const int TopFit = 100, FirstSubRegion = 48;

    public const int MostNeeds = FirstSubRegion;
    public const ulong Woman = 1UL << 62, Man = 1UL << 63, AllSubRegions = Woman - (1UL << FirstSubRegion);

    public static ulong SubRegion(Participants.SubRegion region) => 1UL << (FirstSubRegion + (int)region);

    /// <summary>One concern more outweighs all the fit that a team can have.</summary>
    public int WorthOfConcern => (TopFit * Size) + 1;

    public bool HasCap => MostOfOne < Size;

    public int CostOf(in TeamCandidate candidate) => (candidate.Concerns * WorthOfConcern) - candidate.Fit;

    /// <summary>The concerns and the fit of a team that costs so much.</summary>
    public (int Concerns, int Fit) Read(int cost)
    {
        var concerns = (int)Math.Ceiling((double)cost / WorthOfConcern);
        return (concerns, (concerns * WorthOfConcern) - cost);
    }

    /// <summary>The same without bits that nothing asks for, so that who differs in them alone is alike.</summary>
    public TeamTask Bare()
    {
        var asked = Needs | (Women > 0 ? Woman : 0) | (Men > 0 ? Man : 0) | (SubRegions > 0 ? AllSubRegions : 0);
        return this with
        {
            Candidates = [.. Candidates.Select(c => c with
            {
                Gives = c.Gives & asked,
                Participants = HasCap ? c.Participants : 0,
            })],
        };
    }
}
