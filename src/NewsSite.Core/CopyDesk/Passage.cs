namespace NewsSite.Core.CopyDesk;

/// <summary>What kind of words a passage holds.</summary>
internal enum PassageKind
{
    /// <summary>Sentences.</summary>
    Prose,

    /// <summary>A headline or subheading, where ordinary words may have capitals.</summary>
    Heading,

    /// <summary>A line of names.</summary>
    Names,
}

/// <summary>A piece of the copy that is read by itself: a field, or a paragraph of the body.</summary>
/// <param name="Field">Name of the field that it stands in.</param>
/// <param name="Where">For editors.</param>
/// <param name="Offset">Where in the field it begins.</param>
/// <param name="Text">As written.</param>
/// <param name="Kind">What it holds.</param>
internal sealed record Passage(string Field, string Where, int Offset, string Text, PassageKind Kind)
{
    /// <summary><see cref="Text"/> as readers see it, character for character in its place (<see cref="CopyDesk.Prose"/>).</summary>
    public string Prose { get; init; } = Text;

    /// <summary><see cref="Where"/> within a sentence: “in paragraph 3”.</summary>
    public string Inside { get; init; } = Where;

    /// <summary>The words in order.</summary>
    public IReadOnlyList<Word> Words => field ??= Word.Of(Prose);

    /// <summary>A stretch of it as a place in the copy.</summary>
    public Spot Spot(int start, int end) => new(Where, Field, Offset + start, end - start);

    /// <summary>Every passage of the copy: headline, standfirst, paragraphs, byline, captions with their credits.</summary>
    public static IReadOnlyList<Passage> Of(Copy copy) =>
    [
        .. Line("Headline", T("Headline"), T("in the headline"), copy.Headline, PassageKind.Heading),
        .. Line("Standfirst", T("Standfirst"), T("in the standfirst"), copy.Standfirst, PassageKind.Prose),
        .. Paragraphs(copy.Body),
        .. Line("Byline", T("Byline"), T("in the byline"), copy.Byline, PassageKind.Names),
        .. copy.Captions.SelectMany((caption, at) => (IEnumerable<Passage>)
        [
            .. Line($"Captions[{at}].Caption", T($"Caption {at + 1}"), T($"in caption {at + 1}"), caption.Text, PassageKind.Prose),
            .. Line($"Captions[{at}].Credit", T($"Credit of caption {at + 1}"), T($"in credit of caption {at + 1}"), caption.Credit, PassageKind.Names),
        ]),
    ];

    private static IEnumerable<Passage> Line(string field, string where, string inside, string text, PassageKind kind) =>
        string.IsNullOrWhiteSpace(text) ? [] : [new Passage(field, where, 0, text, kind) { Inside = inside }];

    // Paragraphs are counted as readers would: what stands between blank lines.
    private static IEnumerable<Passage> Paragraphs(string body)
    {
        var prose = CopyDesk.Prose.Of(body);
        var number = 0;
        for (var at = 0; at < body.Length;)
        {
            var end = Blank(body, at);
            if (!string.IsNullOrWhiteSpace(body[at..end]))
            {
                var isHeading = body.AsSpan(at, end - at).TrimStart() is ['#', ..];
                number++;
                yield return new Passage("Body", T($"Paragraph {number}"), at, body[at..end], isHeading ? PassageKind.Heading : PassageKind.Prose)
                {
                    Prose = prose[at..end],
                    Inside = T($"in paragraph {number}"),
                };
            }

            at = end;
            while (at < body.Length && body[at] is '\n' or '\r')
                at++;
        }
    }

    // Index of the line end before the next line without anything in it; the end of the body when there is none.
    private static int Blank(string body, int from)
    {
        for (var at = from; at < body.Length; at++)
        {
            if (body[at] != '\n')
                continue;
            var next = at + 1;
            while (next < body.Length && body[next] is ' ' or '\t' or '\r')
                next++;
            if (next == body.Length || body[next] == '\n')
                return at;
        }

        return body.Length;
    }
}
