using Parley.GraphQL.Binding;

namespace EnvoyRegistry.Data;

/// <summary>The ids of cases as clients have them, for rooms that name cases without knowing them.</summary>
static class CaseId
{
    public const string Situation = "sit";
    public const string Consultation = "cns";
    public const string Appointment = "apt";
    public const string Grouping = "grp";

    public static bool Is(string text) =>
        NodeId.TryParse(text, out var id)
        && id.Value.Prefix is Situation or Consultation or Appointment or Grouping;
}
