using Microsoft.AspNetCore.Components;

namespace EnvoyRegistry.Pages;

/// <summary>A page in the frame of all pages: markup over what was read for it.</summary>
public abstract class PageOf<TModel> : ComponentBase where TModel : class
{
    /// <summary>What the page shows.</summary>
    [Parameter, EditorRequired]
    public TModel Model { get; set; } = null!;

    /// <summary>Who looks, and at what.</summary>
    [CascadingParameter]
    public Visit Visit { get; set; } = null!;

    /// <summary>As a part of something larger.</summary>
    internal static RenderFragment Of<TPage>(TModel model) where TPage : PageOf<TModel> => builder =>
    {
        builder.OpenComponent<TPage>(0);
        // As an attribute of any name: which component it is, the analyzer does not see.
        builder.AddMultipleAttributes(1, [KeyValuePair.Create<string, object>(nameof(Model), model)]);
        builder.CloseComponent();
    };
}
