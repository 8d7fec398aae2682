using NewsSite.Core.Publishing;
using NewsSite.Web.Tests.Pages;

namespace NewsSite.Web.Tests.Machines;

/// <summary>A paper with every kind of thing that programs are told of, for tests that only read.</summary>
public sealed class MachinePaper : IAsyncLifetime
{
    /// <summary>What an attacker would type as a headline.</summary>
    public const string HostileHeadline = "</script><script>alert(1)</script> <b>R&D</b> \"quoted\" ]]> 'n' <!-- so";

    public Paper Paper { get; } = new(new Dictionary<string, string> { ["NewsSite:SecurityContact"] = "mailto:security@example.org" });

    /// <summary>Where the site says that it is.</summary>
    public string Origin => Paper.Site.Address.GetLeftPart(UriPartial.Authority);

    public async ValueTask InitializeAsync()
    {
        var economy = await Paper.SectionAsync("Economy", "Work, trade & money.");
        var photo = await Paper.PhotoAsync("Boats at the quay.", "Lena Marsh / AP", "Fishing boats in evening light");
        await Paper.PublishAsync(new DraftText { Headline = HostileHeadline, Slug = "hostile", Body = "Text with `href=\"/x\"` in it & more.", Byline = "<i>Eve</i>", Tags = ["R&D"] });
        await Paper.PublishAsync(new DraftText
        {
            Headline = "مدينة الميناء تحصي الخسائر",
            Body = "تراجع المصيد إلى أدنى مستوى منذ عقود.",
            Byline = "ليلى حداد",
            SectionId = economy,
            Tags = ["صيد"],
            Captions = [new DraftCaption { Caption = "قوارب في الميناء", Credit = "أ ف ب" }],
        });
        await Paper.PublishAsync(new DraftText
        {
            Headline = "With photos",
            Body = "Text.",
            SectionId = economy,
            Captions =
            [
                new DraftCaption { PhotoId = photo },
                new DraftCaption { PhotoId = photo, Caption = "The same boats at dawn.", Credit = "AFP" },
                new DraftCaption { Caption = "No picture of the night.", Credit = "Harbour office" },
            ],
        });
        var harbour = await Paper.PublishAsync(new DraftText
        {
            Headline = "Harbour town counts the cost",
            Standfirst = "Catches have fallen to the lowest since records began.",
            Body = "The **quay** is [quiet](/tags/fisheries).[^1]\n\nSee [the office](https://example.org/a?b=1&c=2).\n\n[^1]: Since Sunday.",
            Byline = "Jo Writer and Ann Other",
            SectionId = economy,
            Tags = ["Fisheries", "Iraq"],
            Captions = [new DraftCaption { Caption = "Boats in the port on Sunday.", Credit = "AFP" }],
        });
        await Paper.CorrectAsync(harbour, "The landings were given as 12,400 tonnes.", "They were 1,240 tonnes.");
        await Paper.DraftAsync(new DraftText { Headline = "Only a draft", Body = "Not yet.", Tags = ["Fisheries"], SectionId = economy });
        Paper.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    public ValueTask DisposeAsync()
    {
        Paper.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>The bytes of an address that must be there.</summary>
    public async Task<byte[]> BytesAsync(string address)
    {
        using var answer = await Paper.Reader.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.True(answer.IsSuccessStatusCode, $"{address}: {(int)answer.StatusCode}");
        return await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }
}
