using System.Text.Json.Nodes;
using VillageCloud.Sandbox.Http;

namespace VillageCloud.Sandbox.Pay;

/// <summary>Errors of the pay host: an HTTP status and a code.</summary>
internal static class PayError
{
    public static Answer Of(int status, string code, string message) =>
        Answer.Json(status, new JsonObject { ["code"] = code, ["message"] = message });

    public static Answer Parameter(FieldProblem problem) => Answer.Json(400, new JsonObject
    {
        ["code"] = "PARAM_ERROR",
        ["message"] = $"参数错误: {problem.Field} {problem.Issue}",
        ["detail"] = new JsonObject
        {
            ["field"] = problem.Field,
            ["value"] = problem.Value,
            ["issue"] = problem.Issue,
            ["location"] = "body",
        },
    });

    public static Answer Parameter(string field, string issue) =>
        Parameter(new FieldProblem(field, null, issue));

    public static Answer Invalid(string message) => Of(400, "INVALID_REQUEST", message);

    public static Answer NotFound(string code, string message) => Of(404, code, message);
}
