package io.millrace.sql.engine.render.svg;

/// The colours, for light and dark surroundings. Every class begins with `mr-`, so that a picture
/// put into a page changes nothing else of it.
final class Style {
    static final String CSS =
            """
            .mr-page{fill:#f8fafc}
            .mr-card{fill:#fff;stroke:#cbd5e1}
            .mr-head{stroke:none}
            .mr-table .mr-head{fill:#dbeafe}
            .mr-written .mr-head{fill:#dcfce7}
            .mr-query .mr-head{fill:#fef3c7}
            .mr-unresolved .mr-head{fill:#fee2e2}
            .mr-unresolved .mr-card{stroke-dasharray:4 3}
            .mr-line{stroke:#e2e8f0}
            .mr-text{font:12px ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace;fill:#1e293b}
            .mr-name{font-size:13px;font-weight:600;fill:#0f172a}
            .mr-tag{font:10px system-ui,'DejaVu Sans',sans-serif;fill:#64748b;text-anchor:end}
            .mr-note{font:11px system-ui,'DejaVu Sans',sans-serif;fill:#64748b}
            .mr-edge{fill:none;stroke-width:1.5;stroke-opacity:.85}
            .mr-edge:hover{stroke-width:3;stroke-opacity:1}
            .mr-port{stroke:none}
            .mr-identity{stroke:#64748b}
            .mr-expression{stroke:#7c3aed}
            .mr-aggregate{stroke:#ea580c}
            .mr-window{stroke:#0d9488}
            .mr-conditional{stroke:#db2777;stroke-dasharray:6 4}
            .mr-filter{stroke:#dc2626;stroke-dasharray:6 4}
            .mr-join{stroke:#2563eb;stroke-dasharray:6 4}
            .mr-group_by{stroke:#ca8a04;stroke-dasharray:6 4}
            .mr-sort{stroke:#65a30d;stroke-dasharray:6 4}
            .mr-rows{stroke:#94a3b8;stroke-dasharray:2 4}
            @media (prefers-color-scheme:dark){
            .mr-page{fill:#0b1120}
            .mr-card{fill:#111a2e;stroke:#334155}
            .mr-table .mr-head{fill:#1e3a5f}
            .mr-written .mr-head{fill:#14422b}
            .mr-query .mr-head{fill:#4a3510}
            .mr-unresolved .mr-head{fill:#541c1c}
            .mr-line{stroke:#1f2b41}
            .mr-text{fill:#cbd5e1}
            .mr-name{fill:#f1f5f9}
            .mr-tag,.mr-note{fill:#94a3b8}
            .mr-identity{stroke:#94a3b8}
            .mr-expression{stroke:#a78bfa}
            .mr-aggregate{stroke:#fb923c}
            .mr-window{stroke:#2dd4bf}
            .mr-conditional{stroke:#f472b6}
            .mr-filter{stroke:#f87171}
            .mr-join{stroke:#60a5fa}
            .mr-group_by{stroke:#facc15}
            .mr-sort{stroke:#a3e635}
            .mr-rows{stroke:#64748b}
            }
            """;

    private Style() {}
}
