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
        ["message"] = $"输入源“/body{problem.Field}”映射到值字段“{NameOf(problem.Field)}”字符串规则校验失败，{problem.Issue}",
        ["detail"] = new JsonObject
        {
            ["field"] = problem.Field,
            ["value"] = problem.Length is { } length ? JsonValue.Create(length) : JsonValue.Create(problem.Value),
            ["issue"] = problem.Issue,
            ["location"] = "body",
        },
    });

    public static Answer Parameter(string field, string issue) =>
        Parameter(new FieldProblem(field, null, issue));

    public static Answer Invalid(string message) => Of(400, "INVALID_REQUEST", message);

    public static Answer NotFound(string code, string message) => Of(404, code, message);

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..] switch
    {
        "description" => "商品描述",
        "out_trade_no" => "商户订单号",
        "attach" => "附加数据",
        "notify_url" => "通知地址",
        "reason" => "退款原因",
        "out_refund_no" => "商户退款单号",
        "out_bill_no" => "商户单号",
        "transfer_remark" => "转账备注",
        var field => field,
    };
}
