using NewsSite.Core.Articles;
using NewsSite.Core.Publishing;

namespace NewsSite.Web.Areas.Admin.Pages.Articles;

/// <summary>What readers get at the address of a withdrawn story, as it is posted.</summary>
public sealed record WithdrawalForm
{
    public WithdrawalKind Kind { get; init; }
    public string Notice { get; init; } = "";
    public string Target { get; init; } = "";

    /// <summary>On the newsroom's clock; only read when setting a date.</summary>
    public string WithdrawalDueAt { get; init; } = "";

    /// <summary>What was chosen, for the verbs.</summary>
    public WithdrawalText ToText() => new(Kind, Notice, Target);
}
