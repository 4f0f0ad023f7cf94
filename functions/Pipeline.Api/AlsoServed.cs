using Microsoft.AspNetCore.Routing;

namespace Pipeline.Api;

/// <summary>Routes that a host serves beside the API.</summary>
public sealed record AlsoServed(Action<IEndpointRouteBuilder> Map);
