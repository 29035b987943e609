using EnvoyRegistry.News;

namespace EnvoyRegistry.Matching;

static class MatchingServices
{
    public static void AddMatching(this IServiceCollection services)
    {
        services.AddSingleton<MatchIndexStore>();
        services.AddSingleton<MatchKeys>();
        services.AddSingleton<NeedBudget>();
        services.AddSingleton<ConcernReader>();
        services.AddSingleton<EarlierWorkReader>();
        services.AddSingleton<QuotedSkillSets>();
        services.AddSingleton<WhoFits>();
        services.AddSingleton<IDailyRound, SavedNeedRound>();
    }
}
