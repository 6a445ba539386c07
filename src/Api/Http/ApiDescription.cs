using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace VillageCloud.Api.Http;

/// <summary>The OpenAPI document, the same bytes on every machine, and the page that shows it.</summary>
internal static class ApiDescription
{
    public const string ProblemJson = "application/problem+json";
    private const string Session = "session";

    public static void Describe(OpenApiOptions options)
    {
        options.AddDocumentTransformer(static (document, _, _) =>
        {
            document.Info = new() { Title = "Village Cloud Service", Version = "1" };
            // Which host answers is the installation's business.
            document.Servers = [];
            document.Components ??= new();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
            document.Components.SecuritySchemes[Session] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "The token that POST /sessions gave.",
            };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer(static (operation, context, _) =>
        {
            var metadata = context.Description.ActionDescriptor.EndpointMetadata;
            if (metadata.OfType<SessionRequired>().Any())
            {
                var scheme = new OpenApiSecuritySchemeReference(Session, context.Document);
                operation.Security = [new() { [scheme] = [] }];
            }

            if (metadata.OfType<IdempotencyKeyRequired>().Any()) RequireKey(operation);
            return Task.CompletedTask;
        });
    }

    public static TBuilder MayRefuse<TBuilder>(this TBuilder endpoints, params int[] statuses)
        where TBuilder : IEndpointConventionBuilder
    {
        foreach (var status in statuses)
        {
            endpoints.WithMetadata(
                new ProducesResponseTypeMetadata(status, typeof(ProblemContract), [ProblemJson]));
        }

        return endpoints;
    }

    /// <summary>The page comes with the package: script and fonts are asked of nobody else.</summary>
    public static void Show(ScalarOptions options)
    {
        options.Title = "Village Cloud Service";
        options.DefaultFonts = false;
        options.Telemetry = false;
        options.OpenApiRoutePattern = "/openapi/{documentName}.json";
    }

    private static void RequireKey(OpenApiOperation operation)
    {
        operation.Parameters ??= [];
        for (var i = operation.Parameters.Count - 1; i >= 0; i--)
            if (operation.Parameters[i].Name == Gate.IdempotencyHeader) operation.Parameters.RemoveAt(i);
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = Gate.IdempotencyHeader,
            In = ParameterLocation.Header,
            Required = true,
            Description = "Made once for one wish and kept over retries.",
            Schema = new OpenApiSchema
            {
                Type = JsonSchemaType.String,
                MinLength = 16,
                MaxLength = 64,
                Pattern = "^[0-9A-Za-z_-]+$",
            },
        });
    }
}
