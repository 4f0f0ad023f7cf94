using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Pipeline.Api.OpenApi;

/// <summary>
/// The generator of request delegates does not know at build time which parameters come from the services, and tells of a body without a
/// type where one might be. There is none: what is a body has its type.
/// </summary>
internal sealed class OnlyKnownBodies : IApiDescriptionProvider
{
    /// <summary>After the routes have told of themselves.</summary>
    public int Order => int.MaxValue;

    public void OnProvidersExecuting(ApiDescriptionProviderContext context)
    {
    }

    public void OnProvidersExecuted(ApiDescriptionProviderContext context)
    {
        foreach (var description in context.Results)
        {
            foreach (var body in description.ParameterDescriptions.Where(one => one.Source == BindingSource.Body && one.Type == typeof(void)).ToList())
                description.ParameterDescriptions.Remove(body);
        }
    }
}
