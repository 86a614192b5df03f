# The same work by R: by glm, which every R has, and by the packages that are installed; each is passed
# over where it is not. CPU seconds, and how many times as long as ours.
arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[1]
ours_said <- readLines(arguments[2])
read <- function(name) read.csv(file.path(folder, paste0(name, ".csv")), comment.char = "#")
cpu <- function(work) sum(system.time(work)[c("user.self", "sys.self")])
has <- function(name) suppressWarnings(requireNamespace(name, quietly = TRUE))

# What estimate_bench measured, in seconds, by the words of its row.
ours <- function(words) {
  cells <- trimws(strsplit(ours_said[startsWith(ours_said, paste0("| ", words, " "))][1], "|", fixed = TRUE)[[1]])
  measured <- strsplit(cells[3], " +")[[1]]
  as.numeric(measured[1]) * c(s = 1, ms = 1e-3)[[measured[2]]]
}
row <- function(what, seconds, beside) {
  ratio <- if (is.na(beside)) "" else sprintf("%.0f x", seconds / ours(beside))
  cat(sprintf("| %-60s | %9.3f s | %10s |\n", what, seconds, ratio))
}

# All histories but nobody's, with their counts.
complete <- function(table) {
  lists <- ncol(table) - 1
  full <- do.call(expand.grid, rep(list(0:1), lists))
  names(full) <- names(table)[1:lists]
  place <- function(data) apply(data[, 1:lists], 1, paste, collapse = "")
  full$count <- table[match(place(full), place(table)), lists + 1]
  full$count[is.na(full$count)] <- 0
  full[-1, ]
}

# Stepwise selection by glm, as docs/method.md has it but without asking whether a maximum exists.
stepwise <- function(full, threshold = 0.02) {
  lists <- setdiff(names(full), "count")
  pairs <- combn(lists, 2, simplify = FALSE)
  chosen <- character()
  repeat {
    gone <- rep(FALSE, nrow(full))
    finite <- character()
    for (pair in chosen) {
      both <- full[[strsplit(pair, ":")[[1]][1]]] * full[[strsplit(pair, ":")[[1]][2]]] == 1
      if (sum(full$count[both]) == 0) gone <- gone | both else finite <- c(finite, pair)
    }
    fit <- suppressWarnings(glm(reformulate(c(lists, finite), "count"), poisson, full[!gone, ]))
    means <- numeric(nrow(full))
    means[!gone] <- fitted(fit)
    p <- sapply(pairs, function(two) {
      if (paste(two, collapse = ":") %in% chosen) return(1)
      both <- full[[two[1]]] * full[[two[2]]] == 1
      seen <- sum(full$count[both])
      expected <- sum(means[both])
      min(ppois(seen, expected), ppois(seen - 1, expected, lower.tail = FALSE))
    })
    if (min(p) >= threshold) return(sum(full$count) + exp(coef(fit)[[1]]))
    chosen <- c(chosen, paste(pairs[[which.min(p)]], collapse = ":"))
  }
}
bootstrap <- function(full, replicates) {
  persons <- sum(full$count)
  for (counts in as.data.frame(rmultinom(replicates, persons, full$count / persons)))
    stepwise(replace(full, "count", counts))
}

cat("\nR on the same tables, and how many times as long it takes:\n\n")
uk <- complete(read("UKdat"))
point <- stepwise(uk)
row(sprintf("glm: 6 lists, point estimate (%.1f)", point), cpu(stepwise(uk)), "6 lists, point estimate")
set.seed(1)
# Ten replicates, times a hundred: a thousand take minutes.
row("glm: 6 lists, 1000 bootstraps (10, times 100)", 100 * cpu(bootstrap(uk, 10)),
    "6 lists, 1000 bootstraps that select anew")
row("glm: 4 lists, 1000 bootstraps (20, times 50)", 50 * cpu(bootstrap(complete(read("Kosovo")), 20)),
    "4 lists, 1000 bootstraps that select anew")

found <- character()
if (has("SparseMSE")) {
  found <- c(found, "SparseMSE")
  uk <- as.matrix(read("UKdat"))
  row("SparseMSE: 6 lists, point estimate", cpu(SparseMSE::estimatepopulation.0(uk, quantiles = NULL)),
      "6 lists, point estimate")
  row("SparseMSE: 6 lists, 1000 bootstraps (10, times 100)",
      100 * cpu(SparseMSE::estimatepopulation(uk, nboot = 10, iseed = 1)),
      "6 lists, 1000 bootstraps that select anew")
}
if (has("dga")) {
  found <- c(found, "dga")
  uk5 <- read("UKdat_5")
  lists <- ncol(uk5) - 1
  counts <- array(0, rep(2, lists))
  counts[as.matrix(uk5[, 1:lists]) + 1] <- uk5[, lists + 1]
  utils::data(list = "graphs5", package = "dga", envir = environment())
  row("dga: 5 lists, 822 graphs, 40000 numbers",
      cpu(dga::bma.cr(counts, delta = 1 / 2^lists, Nmissing = 1:40000, graphs = get("graphs5"))),
      "5 lists, 822 graphs, 40000 numbers (dga)")
}
if (has("LCMCR")) {
  found <- c(found, "LCMCR")
  kosovo <- read("Kosovo")
  lists <- ncol(kosovo) - 1
  for (at in 1:lists) kosovo[[at]] <- factor(kosovo[[at]])
  names(kosovo)[lists + 1] <- "Freq"
  sampler <- LCMCR::lcmCR(kosovo, tabular = TRUE, K = 10, seed = 1, buffer_size = 10000, thinning = 1)
  row("LCMCR: 4 lists, 100000 sweeps (20000, times 5)", 5 * cpu(sampler$Update(20000, output = FALSE)),
      "4 lists, latent classes, 100000 sweeps")
}
if (has("Rcapture")) {
  found <- c(found, "Rcapture")
  row("Rcapture: 4 lists, all hierarchical models by BIC",
      cpu(Rcapture::closedpMS.t(as.matrix(read("Kosovo")), dfreq = TRUE)), "4 lists, all 113 models by BIC")
}
if (has("conting")) {
  found <- c(found, "conting")
  table <- rbind(NA, complete(read("Kosovo")))
  table[1, names(table) != "count"] <- 0
  for (list in setdiff(names(table), "count")) table[[list]] <- factor(table[[list]])
  formula <- reformulate(sprintf("(%s)^2", paste(setdiff(names(table), "count"), collapse = " + ")), "count")
  set.seed(1)
  # Another way of averaging over models; nothing of ours does just that.
  row("conting: 4 lists, 10000 steps over models (500, times 20)",
      20 * cpu(utils::capture.output(conting::bict(formula, data = table, n.sample = 500))), NA)
}
asked <- c("SparseMSE", "dga", "LCMCR", "Rcapture", "conting")
cat(sprintf("\nInstalled: %s. Not installed: %s.\n", toString(found), toString(setdiff(asked, found))))
