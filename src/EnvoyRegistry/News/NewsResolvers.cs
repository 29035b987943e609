using Parley.GraphQL.Binding;

namespace EnvoyRegistry.News;

/// <summary>Answers schema/news.graphql.</summary>
static class NewsResolvers
{
    public static void Bind(SchemaBinder schema) => schema.Object<OutgoingMail>("Letter")
        .Column("state", m =>
            m.SentAt != null ? LetterState.Sent : m.DueAt != null ? LetterState.Waiting : LetterState.GivenUp)
        .Column("postedAt", m => m.CreatedAt);
}

/// <summary>How far a letter is.</summary>
enum LetterState
{
    Waiting,
    Sent,
    GivenUp,
}
