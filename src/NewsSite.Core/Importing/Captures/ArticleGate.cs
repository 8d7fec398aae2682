using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NewsSite.Core.Articles;
using NewsSite.Core.Photos;
using NewsSite.Core.Publishing;

namespace NewsSite.Core.Importing.Captures;

/// <summary>Lets the articles of a file in, skips those that stand in it twice and refuses those that cannot be stored (R8).</summary>
internal sealed class ArticleGate(CaptureOptions options, IReadOnlyList<CaptureLine> lines, LineFate[] fates, List<CaptureMessage> messages)
{
    private readonly List<CapturedArticle> _articles = [];
    private readonly Dictionary<string, int> _lineOfFingerprint = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _lineOfHeadline = new(StringComparer.Ordinal);
    private int _skipped;
    private int _refused;

    /// <summary>What was let in, with the messages in the order of the file.</summary>
    public CaptureReport Report() =>
        new(_articles, [.. messages.OrderBy(message => message.Line ?? 0)], fates) { ArticlesSkipped = _skipped, ArticlesRefused = _refused };

    /// <summary>Decides on the next article of the file.</summary>
    public void Judge(ReadArticle article)
    {
        var line = lines[article.Header.Start].Number;
        if (WhyNot(article) is { } reason)
        {
            _refused++;
            LeaveOut(article, LineFate.Refused);
            messages.Add(CaptureMessage.Error(line, reason));
            return;
        }

        var fingerprint = Fingerprint(article);
        if (_lineOfFingerprint.TryGetValue(fingerprint, out var same))
        {
            _skipped++;
            LeaveOut(article, LineFate.Skipped);
            messages.Add(CaptureMessage.Warning(line, $"the same article stands at line {same}: skipped"));
            return;
        }

        _lineOfFingerprint.Add(fingerprint, line);
        if (!_lineOfHeadline.TryAdd(LineKey.Of(article.Headline), line))
        {
            var other = _lineOfHeadline[LineKey.Of(article.Headline)];
            messages.Add(CaptureMessage.Warning(line, $"the headline of line {other} with another body: stored as an article of its own"));
        }

        if (HardWrapping.FirstLine(article.Body) is { } wrapped)
            messages.Add(CaptureMessage.Warning(wrapped, $"looks hard-wrapped, line {wrapped}: stored as it is, a paragraph a line; join the lines if they are one"));
        _articles.Add(LetIn(article, fingerprint));
    }

    private string? WhyNot(ReadArticle article)
    {
        if (article.Body.Count == 0)
            return "no body after the header: the article is left out";
        if (article.Headline.Length > options.HeadlineMaxLength)
            return Invariant($"headline has {article.Headline.Length:N0} characters, the most is {options.HeadlineMaxLength:N0}: shorten both its lines");
        if (article.Captions.Count > DraftText.CaptionsMost)
            return Invariant($"{article.Captions.Count:N0} captions, the most is {DraftText.CaptionsMost:N0}");

        var caption = article.Captions.Values.FirstOrDefault(caption => CaptionCredit.Split(caption.Text).Text.Length > Photo.CaptionMaxLength);
        return caption.Text is null
            ? null
            : Invariant($"caption at line {caption.Number} has {caption.Text.Length:N0} characters, the most is {Photo.CaptionMaxLength:N0}: shorten it");
    }

    private CapturedArticle LetIn(ReadArticle article, string fingerprint)
    {
        List<CapturedCaption> captions = [];
        foreach (var line in article.Captions.Values)
        {
            var (text, credit) = CaptionCredit.Split(line.Text);
            captions.Add(new CapturedCaption(line.Number, text, credit));
        }

        // An article of one line keeps it as its body.
        var byline = article.Body.Count > 1 ? CapturedByline.Of(article.Body[0].Text) : null;
        if (byline is not null)
            fates[article.Body[0].Number - 1] = LineFate.Byline;

        List<string> paragraphs = [.. article.Body.Skip(byline is null ? 0 : 1).Select(line => line.Text)];
        return new CapturedArticle
        {
            Line = lines[article.Header.Start].Number,
            Headline = article.Headline,
            Language = Script.LanguageOf(options.Language, [article.Headline, .. captions.Select(caption => caption.Text), .. paragraphs]),
            Captions = captions,
            Paragraphs = paragraphs,
            Byline = byline,
            Dateline = CapturedDateline.Of(paragraphs[0]),
            Fingerprint = fingerprint,
        };
    }

    // The body as captured, with the byline: lifting more or fewer of them later must not make a known article a new one.
    private static string Fingerprint(ReadArticle article)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(LineKey.Of(article.Headline)));
        foreach (var line in article.Body)
            hash.AppendData(Encoding.UTF8.GetBytes("\n" + line.Key));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private void LeaveOut(ReadArticle article, LineFate fate)
    {
        for (var i = article.Header.Start; i < article.End; i++)
            fates[lines[i].Number - 1] = fate;
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
