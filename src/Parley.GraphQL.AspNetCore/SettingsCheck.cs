using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;
using Parley.GraphQL.Errors;

namespace Parley.GraphQL.AspNetCore;

/// <summary>
/// Holds a section of the configuration against the class it is bound to: a setting that does not exist, or whose value
/// cannot be meant, is told by its whole name, where binding alone would pass over it or fail without saying where.
/// </summary>
static class SettingsCheck
{
    public static IEnumerable<string> Faults(IConfiguration section, Type settings)
    {
        var known = settings.GetProperties(BindingFlags.Public | BindingFlags.Instance);
        foreach (var given in section.GetChildren())
        {
            var setting = Array.Find(known, s => s.Name.Equals(given.Key, StringComparison.OrdinalIgnoreCase));
            if (setting is null)
                yield return $"{given.Path} is no setting.{DidYouMean.Suffix(given.Key, known.Select(s => s.Name))}";
            else if (given.Value is { } text)
            {
                if (Problem(text, setting) is { } problem)
                    yield return $"{given.Path} is \"{text}\"; it takes {problem}.";
            }
            else
            {
                foreach (var fault in Faults(given, setting.PropertyType))
                    yield return fault;
            }
        }
    }

    /// <summary>What the setting takes, when the text is nothing of that kind.</summary>
    static string? Problem(string text, PropertyInfo setting)
    {
        if (setting.PropertyType == typeof(bool))
            return bool.TryParse(text, out _) ? null : "true or false";
        if (setting.PropertyType == typeof(TimeSpan))
            return TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) && time > TimeSpan.Zero
                ? null
                : "a time such as 00:00:30";
        if (setting.PropertyType != typeof(int) && setting.PropertyType != typeof(long))
            return "further settings, not a value";
        var range = setting.GetCustomAttribute<RangeAttribute>();
        var least = range is null ? 1 : (int)range.Minimum;
        var most = range is not null ? (int)range.Maximum
            : setting.PropertyType == typeof(int) ? int.MaxValue : long.MaxValue;
        return long.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most
            ? null
            : most >= int.MaxValue ? $"a whole number of at least {least}" : $"a whole number from {least} to {most}";
    }
}
