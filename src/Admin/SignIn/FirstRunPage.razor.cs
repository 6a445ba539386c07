using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using VillageCloud.Domain.Shared;
using VillageCloud.Domain.Village.Cooperatives;
using VillageCloud.Features.People.Staff;

namespace VillageCloud.Admin.SignIn;

/// <summary>Behind the link that a process prints while its installation has no village: whoever started it founds the
/// first one, and goes on to their own password and factor.</summary>
public sealed partial class FirstRunPage(FoundFirstVillage found, NavigationManager navigation)
{
    private static readonly (LegalForm Form, string Text)[] Forms =
    [
        (LegalForm.FarmersCooperative, "农民专业合作社"), (LegalForm.VillageCollective, "农村集体经济组织"),
        (LegalForm.VillageCompany, "强村公司"),
    ];

    private Refusal? closed;
    private Refusal? problem;

    /// <summary>The link's secret. In the query, because servers in front write paths into their logs.</summary>
    [SupplyParameterFromQuery(Name = ConsoleRole.JoinSecret)]
    private string? Token { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    [SupplyParameterFromForm]
    private Input Form { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        Form ??= new();
        closed = (await found.Look(Token ?? "", Http.RequestAborted)).Refusal;
    }

    private async Task Submit()
    {
        if (closed is not null) return;
        if (!Enum.TryParse<LegalForm>(Form.Legal, out var form) || !Enum.IsDefined(form))
        {
            problem = new LegalFormNotChosen();
            return;
        }

        var answer = await found.Run(
            new(Token ?? "", Form.Slug?.Trim() ?? "", Form.Name ?? "", form, Form.Founder ?? ""), Http.RequestAborted);
        if (answer.Refusal is FirstRunLinkInvalid or FirstVillageStands) closed = answer.Refusal;
        problem = answer.Refusal;
        if (problem is not null) return;
        navigation.NavigateTo(ConsoleRole.JoinLink(
            new Uri(navigation.BaseUri), answer.Value.Slug, answer.Value.Invitation).PathAndQuery);
    }

    private sealed class Input
    {
        // Null when the form came without the field, whatever the page says.
        public string? Name { get; set; }

        public string? Legal { get; set; }

        public string? Slug { get; set; }

        public string? Founder { get; set; }
    }
}

internal sealed record LegalFormNotChosen()
    : Refusal("first_run.form_missing", "请选村的法律形式");
