using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using NewsSite.Core.Publishing;

namespace NewsSite.Web.Tests.Pages;

/// <summary>A paper with a story of each kind in it, for tests that only read.</summary>
public sealed class PrintedPaper : IAsyncLifetime
{
    public const string Slug = "harbour-town-counts-the-cost";
    public const string ArabicSlug = "مدينه-الميناء-تحصي-الخساير";

    public PrintedPaper()
        : this(new Dictionary<string, string>())
    {
    }

    // Tests search more often than a reader may.
    private PrintedPaper(IReadOnlyDictionary<string, string> settings) =>
        Paper = new Paper(settings, services => services.PostConfigure<RateLimiterOptions>(limits => limits.GlobalLimiter = null));

    public Paper Paper { get; }

    /// <summary>The same paper from a newsroom that writes its pages in another language. To be printed by <see cref="InitializeAsync"/>.</summary>
    public static PrintedPaper In(string language) => new(new Dictionary<string, string> { ["NewsSite:Language"] = language });

    public async ValueTask InitializeAsync()
    {
        var world = await Paper.SectionAsync("World", "Wars, borders and treaties.");
        var economy = await Paper.SectionAsync("Economy");
        await Paper.PublishAsync("A story of no section");
        for (var i = 1; i <= 30; i++)
            await Paper.PublishAsync($"World story {i}", world);
        await Paper.DraftAsync(new DraftText { Headline = "Only a draft", Body = "Not yet." });
        var noticed = await Paper.PublishAsync("Withdrawn with a notice", world);
        await Paper.WithdrawAsync(noticed, new WithdrawalText(Core.Articles.WithdrawalKind.Notice, "The letter was forged."));
        await Paper.WithdrawAsync(await Paper.PublishAsync("Withdrawn without a word"), new WithdrawalText(Core.Articles.WithdrawalKind.Gone));
        await Paper.PublishAsync(new DraftText
        {
            Headline = "مدينة الميناء تحصي الخسائر",
            Body = "تراجع المصيد إلى أدنى مستوى منذ عقود، وقال خبراء في NATO إن الأسراب رحلت.",
            Byline = "ليلى حداد",
            SectionId = economy,
            Tags = ["صيد"],
            Captions = [new DraftCaption { Caption = "قوارب في الميناء", Credit = "أ ف ب" }],
        });
        var harbour = await Paper.PublishAsync(new DraftText
        {
            Headline = "Harbour town counts the cost",
            Standfirst = "Catches have fallen to the lowest since records began.",
            Body = "The **quay** is quiet.\n\nNobody sells nets any more.",
            Byline = "Jo Writer and Ann Other",
            Dateline = "PORT TOWN",
            SectionId = economy,
            Tags = ["Fisheries", "Iraq"],
            Captions =
            [
                new DraftCaption { Caption = "Boats in the port on Sunday.", Credit = "AFP" },
                new DraftCaption { Caption = "The dry dock." },
            ],
        });
        await Paper.CorrectAsync(harbour, "The landings were given as 12,400 tonnes.", "They were 1,240 tonnes.");
        await Paper.WithdrawAsync(
            await Paper.PublishAsync("Withdrawn to another"), new WithdrawalText(Core.Articles.WithdrawalKind.Redirect, Target: "/articles/" + Slug));
        await Paper.OpenAsync("/search?q=zzzz"); // the words of the stories are read once for all searches that find nothing
    }

    public ValueTask DisposeAsync()
    {
        Paper.Dispose();
        return ValueTask.CompletedTask;
    }
}
