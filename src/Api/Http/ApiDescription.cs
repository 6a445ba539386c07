using System.Globalization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace VillageCloud.Api.Http;

/// <summary>The OpenAPI document, the same bytes on every machine, and the page that shows it.</summary>
internal static class ApiDescription
{
    public const string ProblemJson = "application/problem+json";
    private const string Session = "session";
    private const string ContractSuffix = "Contract";
    private static readonly string Most = PageLimit.Most.ToString(CultureInfo.InvariantCulture);

    public static void Describe(OpenApiOptions options)
    {
        options.CreateSchemaReferenceId = static type =>
            OpenApiOptions.CreateDefaultSchemaReferenceId(type) is { } name ? NameOf(name) : null;
        options.AddSchemaTransformer(static (schema, _, _) =>
        {
            // Enums are words on the wire; the generator names the words and leaves out that they are strings.
            if (schema.Enum is { Count: > 0 }) schema.Type ??= JsonSchemaType.String;
            return Task.CompletedTask;
        });
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

            DescribeParsed(operation, context);
            NameTheVillage(operation);
            if (metadata.OfType<IdempotencyKeyRequired>().Any()) RequireKey(operation);
            Sort(operation);
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

    /// <summary>The page comes with the package: nothing is asked of, or told to, anybody else.</summary>
    public static void Show(ScalarOptions options)
    {
        options.Title = "Village Cloud Service";
        options.DefaultFonts = false;
        options.Telemetry = false;
        options.OpenApiRoutePattern = "/openapi/{documentName}.json";
        options.HideDeveloperTools().DisableAgent().DisableMcp();
    }

    // A program that reads the types knows them by the noun alone.
    private static string NameOf(string name) =>
        name.EndsWith(ContractSuffix, StringComparison.Ordinal) ? name[..^ContractSuffix.Length] : name;

    // What is parsed out of a text counts as any text to the generator.
    private static void DescribeParsed(OpenApiOperation operation, OpenApiOperationTransformerContext context)
    {
        foreach (var described in context.Description.ParameterDescriptions)
        {
            var type = described.ParameterDescriptor?.ParameterType;
            if (type is null || SchemaOf(Nullable.GetUnderlyingType(type) ?? type, context) is not { } schema) continue;
            operation.Parameters!.OfType<OpenApiParameter>().Single(one => one.Name == described.Name).Schema = schema;
        }
    }

    private static IOpenApiSchema? SchemaOf(Type type, OpenApiOperationTransformerContext context) =>
        type == typeof(PageLimit)
            ? new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "1", Maximum = Most }
            : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(QueryWord<>)
                ? new OpenApiSchemaReference(type.GetGenericArguments()[0].Name, context.Document)
                : null;

    // The gate reads it, no handler does, so the generator can't see it.
    private static void NameTheVillage(OpenApiOperation operation)
    {
        operation.Parameters ??= [];
        operation.Parameters.Insert(0, new OpenApiParameter
        {
            Name = Gate.VillageRouteValue,
            In = ParameterLocation.Path,
            Required = true,
            Description = "The village's short name in addresses.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        });
    }

    private static void Sort(OpenApiOperation operation)
    {
        if (operation.Responses is not { } responses) return;
        var sorted = new OpenApiResponses();
        foreach (var (status, response) in responses.OrderBy(static pair => pair.Key, StringComparer.Ordinal))
            sorted.Add(status, response);
        operation.Responses = sorted;
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
